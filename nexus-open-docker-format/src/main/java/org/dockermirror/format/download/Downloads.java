package org.dockermirror.format.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
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

    /**
     * @param folder for the files that blobs are written to while they arrive; best where the blob store is
     * @param threads one for each download
     * @param hashers threads that hashes are computed on, for all downloads
     */
    public Downloads(
            BlobSizes sizes,
            BlobPull pull,
            BlobKeeper keeper,
            Path folder,
            ExecutorService threads,
            ExecutorService hashers) {
        this.sizes = sizes;
        this.pull = pull;
        this.keeper = keeper;
        this.folder = folder;
        this.threads = threads;
        this.hashers = hashers;
    }

    /** The download of a blob that was not in the cache: one that is at work, or a new one. */
    public Download of(ImageRequest request) {
        Download mine = new Download(
                request, sizes.of(request), pull, keeper, folder, hashers, time -> Thread.sleep(time.toMillis()));
        Download others = running.putIfAbsent(request.assetPath(), mine);
        if (others != null) {
            return others;
        }
        try {
            threads.execute(() -> run(mine));
        } catch (RejectedExecutionException e) {
            running.remove(request.assetPath(), mine);
            mine.fail(stopped());
        }
        return mine;
    }

    private void run(Download download) {
        try {
            download.run();
        } finally {
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
