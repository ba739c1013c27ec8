package org.dockermirror.allowlist.content;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;
import org.jspecify.annotations.Nullable;

/**
 * What is known about the content of images, for all repositories of a server. Safe from any thread; asking costs
 * neither disk nor network.
 *
 * <p>Image names are to be in the repository's canonical spelling. Where there is no room for more, the names that were
 * not used for the longest time are forgotten whole.
 */
public final class KnownContent implements AutoCloseable {

    /** How many digests are known at most, where nobody says otherwise. */
    public static final int DEFAULT_LIMIT = 1_000_000;

    /** How long the manifest that a tag led to before it moved stays valid, for pulls that had begun. */
    static final Duration AFTER_A_MOVE = Duration.ofHours(1);

    private final int limit;
    private final Clock clock;
    private final ContentJournal journal;
    private final Settled settled = new Settled();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private ContentState state;

    private KnownContent(int limit, Clock clock, ContentState state, ContentJournal journal) {
        this.limit = limit;
        this.clock = clock;
        this.state = state;
        this.journal = journal;
    }

    /** Knows nothing at first, and forgets all when the process ends. */
    public static KnownContent inMemory(int limit, Clock clock) {
        return new KnownContent(limit, clock, new ContentState(seed()), ContentJournal.none());
    }

    /**
     * Knows what was learned before, as far as the file can be read, and keeps what is learned.
     *
     * @param limit how many digests at most
     * @param log takes one sentence for the operator where the file cannot be read or written
     */
    public static KnownContent keptIn(Path file, int limit, Clock clock, Consumer<String> log) {
        ContentState state = new ContentState(seed());
        ContentJournal journal = ContentJournal.open(file, state, log);
        if (journal.hasReadNonsense()) {
            state = new ContentState(seed());
        }
        KnownContent content = new KnownContent(limit, clock, state, journal);
        content.write(facts -> {});
        return content;
    }

    /** Whether what the scope allows of its image leads to the digest. */
    public Answer ask(String repository, ImageName image, Scope scope, Digest digest) {
        if (scope.denies(digest)) {
            return Answer.NOT_LED_TO;
        }
        if (scope.pin(digest).isPresent()) {
            return Answer.LED_TO;
        }
        long millis = clock.millis();
        int version = 0;
        lock.readLock().lock();
        try {
            NameContent name = state.find(repository, image.value());
            if (name != null) {
                name.usedMillis = millis;
                version = name.version();
                if (isReached(name, scope, digest, millis)) {
                    return Answer.LED_TO;
                }
            }
        } finally {
            lock.readLock().unlock();
        }
        return settled.contains(repository, image.value(), scope, version, millis) ? Answer.NOT_LED_TO : Answer.UNKNOWN;
    }

    private boolean isReached(NameContent name, Scope scope, Digest digest, long millis) {
        int id = state.idOf(digest);
        return id != DigestTable.NONE && state.reached(name, scope, millis).contains(id);
    }

    /**
     * Manifests that the scope's allowed part leads to, and of which it is not known where they lead; those that were
     * learned last come first.
     */
    public List<Digest> unread(String repository, ImageName image, Scope scope, int most) {
        lock.readLock().lock();
        try {
            NameContent name = state.find(repository, image.value());
            List<Digest> unread = new ArrayList<>();
            int[] ids = name == null
                    ? new int[0]
                    : state.reached(name, scope, clock.millis()).unread();
            for (int i = ids.length - 1; i >= 0 && unread.size() < most; i--) {
                unread.add(state.digestOf(ids[i]));
            }
            return unread;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Refuses what nothing leads to without a further look-up, until time is over or something is learned. */
    public void settle(String repository, ImageName image, Scope scope, Duration time) {
        lock.readLock().lock();
        try {
            NameContent name = state.find(repository, image.value());
            long until = clock.millis() + time.toMillis();
            settled.add(repository, image.value(), scope, name == null ? 0 : name.version(), until);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Whether the tag is known to lead to the manifest, and the manifest is known as served and read. */
    public boolean knows(String repository, ImageName image, @Nullable Tag tag, Digest manifest) {
        lock.readLock().lock();
        try {
            NameContent name = state.find(repository, image.value());
            int id = state.idOf(manifest);
            return name != null
                    && id != DigestTable.NONE
                    && name.served.contains(id)
                    && state.isRead(id)
                    && (tag == null || name.manifestOf(tag.value()) == id);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** The repository has served the manifest under this name; what it leads to is not known yet. */
    public void served(String repository, ImageName image, @Nullable Tag tag, Digest manifest) {
        write(facts -> learn(facts, repository, image, tag, manifest, null));
    }

    /** The repository has served the manifest under this name, and it was read. */
    public void read(String repository, ImageName image, @Nullable Tag tag, Digest manifest, Children children) {
        write(facts -> learn(facts, repository, image, tag, manifest, children));
    }

    /** The repository has listed the referrers under this name. */
    public void referrers(String repository, ImageName image, Digest subject, List<Digest> referrers) {
        write(facts -> new Learning(state, facts, clock).referrers(repository, image, subject, referrers));
    }

    /** How many digests are known. */
    public int size() {
        lock.readLock().lock();
        try {
            return state.nextDigest();
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() {
        journal.close();
    }

    private void learn(
            Facts facts,
            String repository,
            ImageName image,
            @Nullable Tag tag,
            Digest manifest,
            @Nullable Children children) {
        new Learning(state, facts, clock).manifest(repository, image, tag, manifest, children);
    }

    private void write(Consumer<Facts> learning) {
        lock.writeLock().lock();
        try {
            learning.accept(new Both(state, journal.facts()));
            journal.seal();
            if (state.weight() > limit) {
                beginAnew(limit - limit / 4);
            } else if (journal.isMuchLargerThan(state.bytesWritten())) {
                beginAnew(limit);
            }
        } finally {
            lock.writeLock().unlock();
        }
        journal.flush();
    }

    /** Memory and disk together, because digests go by the same numbers in both. */
    private void beginAnew(int mostWeight) {
        FactBytes bytes = new FactBytes();
        state = state.keeping(mostWeight, bytes);
        journal.rewrite(bytes);
    }

    private static long seed() {
        return new SecureRandom().nextLong();
    }
}
