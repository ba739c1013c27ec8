package org.dockermirror.format.pull;

import com.google.common.base.Ticker;
import com.google.common.hash.HashCode;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.dockermirror.format.download.BlobKeeper;
import org.dockermirror.format.download.BlobPull;
import org.dockermirror.format.download.BlobSizes;
import org.dockermirror.format.download.Downloads;
import org.dockermirror.format.download.ForeignLayers;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.upstream.Remotes;
import org.sonatype.nexus.common.hash.HashAlgorithm;
import org.sonatype.nexus.repository.cache.CacheController;
import org.sonatype.nexus.security.subject.FakeAlmightySubject;
import org.sonatype.nexus.thread.NexusExecutorService;

/**
 * What one repository has at work with its upstream, on threads of its own: so a request that waits can leave its thread,
 * and a client that leaves stops nothing.
 */
final class Fetching implements Closeable {

    /** Of the 20 connections that the server allows to one host, some are left for manifests. */
    private static final int DOWNLOADS = 16;

    private static final int DOCUMENTS = 16;

    /** How long a download may be without a reader: clients come back for a layer that broke off. */
    private static final Duration UNREAD = Duration.ofSeconds(10);

    private final Downloads downloads;
    private final Flights<Boolean> renewals;
    private final Flights<Optional<Long>> sizes;
    private final Blobs blobs;
    private final Documents documents;
    private final ServerTally tally;

    Fetching(
            String repository,
            DockerContentFacet store,
            SpoolFolder spool,
            Remotes remotes,
            ForeignLayers foreignLayers,
            long largestBlob,
            boolean stopsAbandoned,
            Function<ImageRequest, CacheController> freshness,
            ServerTally tally)
            throws IOException {
        this.tally = tally;
        spool.clear();
        BlobPull pull = new BlobPull(remotes, foreignLayers);
        BlobSizes blobSizes = new BlobSizes(largestBlob);
        ExecutorService small = threads("docker-fetch-" + repository, DOCUMENTS);
        downloads = new Downloads(
                blobSizes,
                pull,
                new Keeper(store, freshness),
                spool.path(),
                threads("docker-download-" + repository, DOWNLOADS),
                threads("docker-hash-" + repository, Runtime.getRuntime().availableProcessors()),
                stopsAbandoned
                        ? CompletableFuture.delayedExecutor(UNREAD.toMillis(), TimeUnit.MILLISECONDS)
                        : look -> {});
        renewals = new Flights<>(small);
        sizes = new Flights<>(small);
        blobs = new Blobs(store, downloads, pull, sizes, tally);
        documents = new Documents(
                new RegistryDocuments(store, remotes, freshness, blobSizes, foreignLayers),
                renewals,
                new Troubles(Ticker.systemTicker()),
                tally);
    }

    ServerTally tally() {
        return tally;
    }

    Blobs blobs() {
        return blobs;
    }

    Documents documents() {
        return documents;
    }

    @Override
    public void close() {
        downloads.close();
        renewals.close();
        sizes.close();
    }

    private static ExecutorService threads(String name, int most) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most,
                most,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new ThreadFactoryBuilder()
                        .setNameFormat(name + "-%d")
                        .setDaemon(true)
                        .build());
        threads.allowCoreThreadTimeOut(true);
        return NexusExecutorService.forFixedSubject(threads, FakeAlmightySubject.TASK_SUBJECT);
    }

    private static final class Keeper implements BlobKeeper {
        private final DockerContentFacet store;
        private final Function<ImageRequest, CacheController> freshness;

        Keeper(DockerContentFacet store, Function<ImageRequest, CacheController> freshness) {
            this.store = store;
            this.freshness = freshness;
        }

        @Override
        public boolean has(ImageRequest request) {
            return store.get(request).isPresent();
        }

        @Override
        public void keep(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes) throws IOException {
            store.putBlob(request, file, hashes, freshness.apply(request).current());
        }
    }
}
