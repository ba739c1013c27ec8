package org.dockermirror.allowlist.content;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is known about one image name of one repository; digests go by their number in the {@link DigestTable}. */
final class NameContent {

    /** A manifest that a tag led to before it moved. */
    record Moved(String tag, int manifest, long untilMillis) {}

    private static final String[] NO_TAGS = {};
    private static final Moved[] NONE_MOVED = {};
    private static final int[] NONE = {};

    final String repository;
    final String image;
    final int number;
    final IntSet served = new IntSet();

    private String[] tags = NO_TAGS;
    private int[] manifests = NONE;
    private Moved[] moved = NONE_MOVED;

    /** Subjects and their referrers in turn. */
    private int[] referrers = NONE;

    /** Counts what was learned, so that an answer from before is known as such. */
    private int version;

    volatile long usedMillis;
    volatile @Nullable Reached reached;

    NameContent(String repository, String image, int number) {
        this.repository = repository;
        this.image = image;
        this.number = number;
    }

    int version() {
        return version;
    }

    void changed() {
        version++;
    }

    int tagCount() {
        return tags.length;
    }

    String tag(int index) {
        return tags[index];
    }

    int manifest(int index) {
        return manifests[index];
    }

    /** What the tag leads to, or {@link DigestTable#NONE}. */
    int manifestOf(String tag) {
        int at = Arrays.binarySearch(tags, tag);
        return at < 0 ? DigestTable.NONE : manifests[at];
    }

    void setTag(String tag, int manifest) {
        int at = Arrays.binarySearch(tags, tag);
        if (at >= 0) {
            manifests[at] = manifest;
            return;
        }
        int place = -at - 1;
        String[] moreTags = Arrays.copyOf(tags, tags.length + 1);
        int[] moreManifests = Arrays.copyOf(manifests, tags.length + 1);
        System.arraycopy(tags, place, moreTags, place + 1, tags.length - place);
        System.arraycopy(manifests, place, moreManifests, place + 1, tags.length - place);
        moreTags[place] = tag;
        moreManifests[place] = manifest;
        tags = moreTags;
        manifests = moreManifests;
    }

    Moved[] moved() {
        return moved;
    }

    /** Keeps the newest few: somebody who moves a tag all the time does not fill the memory. */
    void addMoved(Moved earlier, int most) {
        int from = Math.max(0, moved.length - most + 1);
        Moved[] next = Arrays.copyOfRange(moved, from, moved.length + 1);
        next[next.length - 1] = earlier;
        moved = next;
    }

    void forgetMovedBefore(long millis) {
        moved = Arrays.stream(moved).filter(it -> it.untilMillis() > millis).toArray(Moved[]::new);
    }

    boolean hasReferrer(int subject, int referrer) {
        for (int i = 0; i < referrers.length; i += 2) {
            if (referrers[i] == subject && referrers[i + 1] == referrer) {
                return true;
            }
        }
        return false;
    }

    void addReferrer(int subject, int referrer) {
        int[] more = Arrays.copyOf(referrers, referrers.length + 2);
        more[referrers.length] = subject;
        more[referrers.length + 1] = referrer;
        referrers = more;
    }

    int[] referrers() {
        return referrers;
    }
}
