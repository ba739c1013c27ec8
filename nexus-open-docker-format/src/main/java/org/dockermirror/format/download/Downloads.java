package org.dockermirror.format.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.dockermirror.format.request.ImageRequest;

/** The downloads that one repository has at work: never two of one blob. */
public final class Downloads implements Closeable {

    private final Map<String, Download> running = new ConcurrentHashMap<>();
    private final BlobSizes sizes;
    private final BlobPull pull;
    private final BlobKeeper keeper;
    private final Path folder;
    private final ExecutorService threads;
    private final ExecutorService hashers;
    private final Executor afterAWhile;
    private final AtomicLong ended = new AtomicLong();

    /**
     * @param folder for the files that blobs are written to while they arrive; best where the blob store is
     * @param threads one for each download
     * @param hashers threads that hashes are computed on, for all downloads
     * @param afterAWhile looks then whether anybody reads a download, and stops it if not; drops that where all run to their end
     */
    public Downloads(
            BlobSizes sizes,
            BlobPull pull,
            BlobKeeper keeper,
            Path folder,
            ExecutorService threads,
            ExecutorService hashers,
            Executor afterAWhile) {
        this.sizes = sizes;
        this.pull = pull;
        this.keeper = keeper;
        this.folder = folder;
        this.threads = threads;
        this.hashers = hashers;
        this.afterAWhile = afterAWhile;
    }

    /** How many have ended. */
    public long ended() {
        return ended.get();
    }

    /**
     * The download of a blob that was not in the cache: one that is at work, or a new one.
     *
     * @param before how many had {@link #ended} before the cache was asked; if none has since, it is not asked again
     */
    public Download of(ImageRequest request, long before) {
        Download mine = new Download(
                request,
                sizes.of(request),
                pull,
                keeper,
                folder,
                hashers,
                time -> Thread.sleep(time.toMillis()),
                afterAWhile);
        Download joined =
                running.merge(request.assetPath(), mine, (others, another) -> others.join() ? others : another);
        if (joined != mine) {
            return joined;
        }
        try {
            boolean look = ended.get() != before;
            threads.execute(() -> run(mine, look));
        } catch (RejectedExecutionException e) {
            running.remove(request.assetPath(), mine);
            mine.fail(stopped());
        }
        return mine;
    }

    private void run(Download download, boolean look) {
        try {
            download.run(look);
        } finally {
            // Before it is removed: who finds it no more sees that one has ended.
            ended.incrementAndGet();
            running.remove(download.request().assetPath(), download);
            download.end();
        }
    }

    /** Gives up what is at work; those who wait are told so. */
    @Override
    public void close() {
        threads.shutdownNow();
        hashers.shutdownNow();
        running.values().forEach(download -> download.fail(stopped()));
        running.clear();
    }

    private static IOException stopped() {
        return new IOException("the repository was stopped");
    }
}
