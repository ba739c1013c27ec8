package org.dockermirror.format.download;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.repository.view.Payload;

/**
 * One fetch of one blob from upstream, whoever asks for it and whoever leaves. The blob is kept if its digest is the one
 * that was asked for, and forgotten if not.
 */
public final class Download {

    private static final Logger log = LoggerFactory.getLogger(Download.class);

    /** Up to this size in bytes nobody is answered before the digest is known to be right, so that errors are plain. */
    private static final long SMALL = 64 << 10;

    private final ImageRequest request;
    private final SizeLimit limit;
    private final BlobPull pull;
    private final BlobKeeper keeper;
    private final Path folder;
    private final Executor hashers;
    private final Reception.Pause pause;
    private final Executor afterAWhile;
    /** Completes when there is something to be read, of a small blob when there is all of it; or when there is nothing. */
    private final CompletableFuture<Void> started = new CompletableFuture<>();

    private volatile @Nullable Spool spool;
    private volatile long size = -1;
    private volatile boolean absent;
    private volatile boolean ended;
    private volatile @Nullable Reception reception;
    /** How many have come for it. */
    private long visits;

    private boolean abandoned;

    /**
     * @param hashers threads for work that never waits
     * @param afterAWhile looks then whether anybody still reads, and stops this if not; drops that where all runs to its end
     */
    Download(
            ImageRequest request,
            SizeLimit limit,
            BlobPull pull,
            BlobKeeper keeper,
            Path folder,
            Executor hashers,
            Reception.Pause pause,
            Executor afterAWhile) {
        this.request = request;
        this.limit = limit;
        this.pull = pull;
        this.keeper = keeper;
        this.folder = folder;
        this.hashers = hashers;
        this.pause = pause;
        this.afterAWhile = afterAWhile;
    }

    /** Whether one more may follow it: it is not about to stop because nobody did. */
    synchronized boolean join() {
        visits++;
        return !abandoned;
    }

    /** Completes when those who wait can be answered; with an exception if upstream has failed. */
    public CompletableFuture<Void> answerable() {
        return started;
    }

    /** Whether upstream has no such blob; known when it is {@link #answerable}. */
    public boolean isAbsent() {
        return absent;
    }

    /** Whether it is over: if it ended well, the cache has the blob. */
    public boolean hasEnded() {
        return ended;
    }

    /** The request that upstream was asked for. */
    public ImageRequest request() {
        return request;
    }

    /**
     * What is here of the blob, and the rest as it comes.
     *
     * @param kept reads the blob from the cache, where it is when this has ended
     */
    public Payload payload(Supplier<Optional<? extends Payload>> kept) {
        return new DownloadPayload(Optional.ofNullable(spool), size, kept);
    }

    /** @param look whether the cache may have got it since it was asked for it */
    void run(boolean look) {
        try {
            if (!look || !keeper.has(request)) {
                fetch();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /** After the last attempt to keep it: who comes now finds it in the cache, or begins anew. */
    void end() {
        // In this order: who is woken is to see that it is over.
        ended = true;
        started.complete(null);
    }

    void fail(Exception problem) {
        // Before the spool tells: as long as nobody was answered, the error can be plain.
        started.completeExceptionally(problem);
        Spool reading = spool;
        if (reading != null) {
            reading.fail(problem instanceof IOException ? (IOException) problem : new IOException(problem));
        }
        ended = true;
    }

    private void fetch() throws IOException {
        UpstreamException wrong = null;
        int left = pull.sources(request);
        do {
            left--;
            try (BlobPull.Answer first = pull.get(request, 0, 0)) {
                absent = first == null;
                wrong = first == null ? null : receive(first, left > 0);
            } catch (IOException e) {
                throw wrong == null || e instanceof StorageException ? e : wrong;
            }
        } while (wrong != null);
    }

    /**
     * @param othersLeft whether another source may be asked
     * @return what is wrong with what came, if nobody has seen any of it and another source is to be asked
     */
    private @Nullable UpstreamException receive(BlobPull.Answer first, boolean othersLeft) throws IOException {
        Spool target = spool();
        Digest expected = requireNonNull(request.digest());
        Hashing hashing = new Hashing(expected.algorithm(), first.total(), hashers);
        Reception reception = new Reception(request, pull, target, hashing, first, limit, pause);
        try {
            limit.check(request, first.total());
            // In this order: who sees the size does not read what was there before it.
            spool = target;
            size = first.total();
            this.reception = reception;
            target.whenBegun(this::begun);
            target.whenUnread(this::watch);
            reception.run();
            keep(target, expected, hashing.end());
        } catch (UpstreamException e) {
            // Whoever has begun to read sees no more than an end.
            log.warn("{}, last from {}: {}", request, reception.lastFrom(), e.getMessage());
            if (e.isWrongContent()) {
                reception.lastFrom().wasWrong(request);
                if (othersLeft && !started.isDone()) {
                    return e;
                }
            }
            fail(e);
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (Error e) {
            // Out of memory, say: who follows must be told even so.
            fail(new IOException("internal error", e));
            throw e;
        } finally {
            target.release();
        }
        return null;
    }

    /** Not before there are bytes: who is woken for nothing but headers has to be woken again. */
    private void begun() {
        if ((size < 0 ? limit.bytes() : size) > SMALL) {
            started.complete(null);
            watch();
        }
    }

    private synchronized void watch() {
        long before = visits;
        afterAWhile.execute(() -> stopIfUnread(before));
    }

    /** @param before how many had come when the last one left: who has come since may not have begun to read */
    private void stopIfUnread(long before) {
        Spool unread = spool;
        Reception running = reception;
        if (unread == null || running == null || ended) {
            return;
        }
        synchronized (this) {
            if (visits != before) {
                watch();
                return;
            }
            if (!unread.giveUp(new IOException("nobody was reading it any more; please try again"))) {
                return;
            }
            abandoned = true;
        }
        log.info("{} is stopped after {} bytes: nobody reads it", request, unread.written());
        running.stop();
    }

    private Spool spool() throws StorageException {
        try {
            return Spool.create(folder);
        } catch (IOException e) {
            throw new StorageException(e);
        }
    }

    private void keep(Spool whole, Digest expected, Hashing.Hashes hashes) throws IOException {
        if (!hashes.digest().equals(expected)) {
            throw UpstreamException.mismatch(expected, hashes.digest());
        }
        whole.complete();
        try {
            keeper.keep(request, whole.file(), hashes.all(whole.file()));
        } catch (IOException | RuntimeException e) {
            // Those who follow have the right bytes; who comes later asks upstream again.
            log.warn("Cannot keep {}: {}", request, e.toString());
        }
    }
}
