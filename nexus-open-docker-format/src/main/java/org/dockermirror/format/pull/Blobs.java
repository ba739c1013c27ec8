package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.download.BlobPull;
import org.dockermirror.format.download.Download;
import org.dockermirror.format.download.Downloads;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.sending.Patience;
import org.dockermirror.format.store.DockerContentFacet;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Payload;

/** Serves blobs: from the cache, or while they arrive from upstream. */
final class Blobs {

    private static final String DOWNLOAD = Blobs.class.getName() + ".download";
    private static final String SIZE = Blobs.class.getName() + ".size";

    /** Before any download has ended. */
    private static final long LONG_AGO = -1;

    private final DockerContentFacet store;
    private final Downloads downloads;
    private final BlobPull pull;
    private final Flights<Optional<Long>> sizes;
    private final Tally tally;

    Blobs(DockerContentFacet store, Downloads downloads, BlobPull pull, Flights<Optional<Long>> sizes, Tally tally) {
        this.store = store;
        this.downloads = downloads;
        this.pull = pull;
        this.sizes = sizes;
        this.tally = tally;
    }

    /** The blob; null if upstream has none. */
    @Nullable
    Content get(Context context, ImageRequest request) throws IOException {
        Download download = (Download) context.getRequest().getAttributes().get(Asked.attribute(context, DOWNLOAD));
        if (download == null) {
            long ended = downloads.ended();
            Optional<Content> cached = store.get(request);
            if (cached.isPresent()) {
                tally.cacheHit(context);
                return cached.get();
            }
            download = begin(context, request, ended);
        }
        Patience.await(context, download.answerable());
        if (download.isAbsent() && !download.request().name().equals(request.name())) {
            // Another image was asked for it, which does not have it; this one may.
            download = begin(context, request, LONG_AGO);
            Patience.await(context, download.answerable());
        }
        return download.isAbsent() ? null : served(request, download);
    }

    private Download begin(Context context, ImageRequest request, long ended) {
        Download download = downloads.of(request, ended);
        context.getRequest().getAttributes().set(Asked.attribute(context, DOWNLOAD), download);
        return download;
    }

    private Content served(ImageRequest request, Download download) {
        Optional<Content> cached = download.hasEnded() ? store.get(request) : Optional.empty();
        return cached.orElseGet(() -> described(request, download.payload(() -> store.get(request))));
    }

    /** What a HEAD wants to know of a blob, without fetching it; null if upstream has none. */
    @Nullable
    Content describe(Context context, ImageRequest request) throws IOException {
        Optional<Content> cached = store.get(request);
        if (cached.isPresent()) {
            tally.cacheHit(context);
            return cached.get();
        }
        Optional<Long> size = Patience.await(context, asked(context, request));
        return size.map(bytes -> described(request, new AbsentPayload(bytes))).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private CompletableFuture<Optional<Long>> asked(Context context, ImageRequest request) {
        CompletableFuture<Optional<Long>> asked = (CompletableFuture<Optional<Long>>)
                context.getRequest().getAttributes().get(Asked.attribute(context, SIZE));
        if (asked == null) {
            asked = sizes.join(request.upstreamPath(), () -> Optional.ofNullable(pull.size(request)));
            context.getRequest().getAttributes().set(Asked.attribute(context, SIZE), asked);
        }
        return asked;
    }

    private static Content described(ImageRequest request, Payload payload) {
        Content content = new Content(payload);
        Digest digest = requireNonNull(request.digest());
        content.getAttributes().set(Digest.class, digest);
        content.getAttributes().set(Content.CONTENT_ETAG, digest.toString());
        return content;
    }
}
