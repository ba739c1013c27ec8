package org.dockermirror.allowlist.content;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.rule.Scope;
import org.jspecify.annotations.Nullable;

/** All that is known at one time, in memory. Not safe from several threads. */
final class ContentState implements Facts {

    /** How many earlier manifests are kept for one image name. */
    static final int MOST_MOVED = 16;

    private final long seed;
    private final DigestTable digests;
    private final IntLists lists = new IntLists();
    private final Map<String, Map<String, NameContent>> byRepository = new HashMap<>();
    private final List<NameContent> names = new ArrayList<>();
    private int tags;

    /** @param seed of the {@link DigestTable} */
    ContentState(long seed) {
        this.seed = seed;
        this.digests = new DigestTable(seed);
    }

    @Nullable
    NameContent find(String repository, String image) {
        Map<String, NameContent> images = byRepository.get(repository);
        return images == null ? null : images.get(image);
    }

    NameContent named(int number) {
        return names.get(number);
    }

    int idOf(Digest digest) {
        return digests.idOf(digest);
    }

    Digest digestOf(int id) {
        return digests.get(id);
    }

    boolean isRead(int manifest) {
        return digests.list(manifest) != 0;
    }

    int nextDigest() {
        return digests.size();
    }

    int nextName() {
        return names.size();
    }

    /** How much is known, in the measure of the limit: digests, and what would take as much memory. */
    int weight() {
        return digests.size() + tags + names.size() + lists.size() / 8;
    }

    /** About the bytes that a journal of nothing but this takes. */
    long bytesWritten() {
        return digests.size() * 33L + lists.size() * 4L + tags * 32L + names.size() * 64L;
    }

    @Override
    public void digest(Digest digest) {
        digests.add(digest);
    }

    @Override
    public void name(String repository, String image) {
        // One text for all names of a repository, and for each tag: every name comes with its own from the disk.
        String shared = repository.intern();
        NameContent name = new NameContent(shared, image, names.size());
        names.add(name);
        byRepository.computeIfAbsent(shared, key -> new HashMap<>()).put(image, name);
    }

    @Override
    public void children(int manifest, boolean manifests, int[] children) {
        for (int child : children) {
            known(child);
        }
        digests.setList(known(manifest), lists.add(manifests, children));
    }

    @Override
    public void served(int name, int manifest) {
        names.get(name).served.add(known(manifest));
    }

    @Override
    public void tag(int name, String tag, int manifest) {
        NameContent content = names.get(name);
        int before = content.tagCount();
        content.setTag(tag.intern(), known(manifest));
        tags += content.tagCount() - before;
    }

    @Override
    public void moved(int name, String tag, int manifest, long untilMillis) {
        names.get(name).addMoved(new NameContent.Moved(tag, known(manifest), untilMillis), MOST_MOVED);
    }

    @Override
    public void referrer(int name, int subject, int referrer) {
        names.get(name).addReferrer(known(subject), known(referrer));
    }

    private int known(int id) {
        if (!digests.isDigest(id)) {
            throw new IllegalArgumentException("there is no digest of number " + id);
        }
        return id;
    }

    /** What the allowed part of the image leads to; what was found last is taken where it still holds. */
    Reached reached(NameContent name, Scope scope, long millis) {
        Reached last = name.reached;
        if (last != null && last.isValid(scope, name.version(), millis)) {
            return last;
        }
        Reached now = new Walk(digests, lists, name, scope).from(millis);
        name.reached = now;
        return now;
    }

    /**
     * A state with the names that were used last, as many as weigh no more than this in all.
     *
     * @param written is told all of it, with the numbers that the new state has
     */
    ContentState keeping(int mostWeight, Facts written) {
        List<NameContent> kept = new ArrayList<>();
        List<NameContent> newestFirst = new ArrayList<>(names);
        newestFirst.sort(Comparator.comparingLong((NameContent name) -> name.usedMillis)
                .thenComparingInt(name -> name.number)
                .reversed());
        long weight = 0;
        for (NameContent name : newestFirst) {
            weight += weightOf(name);
            if (weight <= mostWeight) {
                kept.add(name);
            }
        }
        kept.sort(Comparator.comparingInt(name -> name.number));
        ContentState state = new ContentState(seed);
        copy(kept, new Both(state, written));
        for (int i = 0; i < kept.size(); i++) {
            state.names.get(i).usedMillis = kept.get(i).usedMillis;
        }
        return state;
    }

    private long weightOf(NameContent name) {
        long weight = 1L + name.tagCount() + name.served.size();
        for (int i = 0; i < name.served.size(); i++) {
            int list = digests.list(name.served.get(i));
            weight += list == 0 ? 0 : lists.list(list).length;
        }
        return weight + name.referrers().length / 2;
    }

    private void copy(List<NameContent> kept, Facts facts) {
        Renumbering renumbered = new Renumbering(digests, facts);
        BitSet read = new BitSet();
        for (int number = 0; number < kept.size(); number++) {
            NameContent name = kept.get(number);
            facts.name(name.repository, name.image);
            for (int i = 0; i < name.served.size(); i++) {
                int manifest = name.served.get(i);
                facts.served(number, renumbered.id(manifest));
                if (isRead(manifest) && !read.get(manifest)) {
                    read.set(manifest);
                    int list = digests.list(manifest);
                    int[] children = lists.list(list);
                    for (int c = 0; c < children.length; c++) {
                        children[c] = renumbered.id(children[c]);
                    }
                    facts.children(renumbered.id(manifest), lists.isMarked(list), children);
                }
            }
            for (int i = 0; i < name.tagCount(); i++) {
                facts.tag(number, name.tag(i), renumbered.id(name.manifest(i)));
            }
            for (NameContent.Moved moved : name.moved()) {
                facts.moved(number, moved.tag(), renumbered.id(moved.manifest()), moved.untilMillis());
            }
            int[] referrers = name.referrers();
            for (int i = 0; i < referrers.length; i += 2) {
                facts.referrer(number, renumbered.id(referrers[i]), renumbered.id(referrers[i + 1]));
            }
        }
    }
}
