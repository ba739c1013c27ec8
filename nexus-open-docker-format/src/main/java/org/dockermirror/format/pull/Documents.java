package org.dockermirror.format.pull;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.sending.Patience;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;

/**
 * Serves what is small and may change: manifests, tag lists and referrers. What is fresh comes from the cache; what is stale is
 * compared with upstream; and where upstream cannot say, or takes long, the stale copy is served, and says so.
 */
final class Documents {

    /** How long a client waits for upstream when there is a copy; they give up after 30 seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The cache and the upstream of one repository. */
    interface Source {

        /** The copy in the cache, null if there is none that can be read. */
        @Nullable
        Content cached(ImageRequest request);

        boolean isFresh(ImageRequest request, Content cached);

        /**
         * Asks upstream, and keeps what it says.
         *
         * @param stale the copy in the cache, if there is one: it may still be right
         * @return whether upstream has it
         */
        boolean renew(ImageRequest request, @Nullable Content stale) throws IOException;

        /** What the registry that was asked last said of its rate limit, as header fields. */
        Map<String, String> rateLimit();
    }

    private final Source source;
    private final Flights<Boolean> flights;
    private final Troubles troubles;
    private final Tally tally;

    Documents(Source source, Flights<Boolean> flights, Troubles troubles, Tally tally) {
        this.source = source;
        this.flights = flights;
        this.troubles = troubles;
        this.tally = tally;
    }

    /** What is asked for; null if upstream has no such thing. */
    @Nullable
    Content get(Context context, ImageRequest request) throws IOException {
        Content cached = source.cached(request);
        Wait wait = (Wait) context.getRequest().getAttributes().get(Asked.attribute(context, Wait.KEY));
        if (wait == null) {
            if (cached != null && source.isFresh(request, cached)) {
                tally.cacheHit(context);
                return cached;
            }
            String trouble = cached == null ? null : troubles.of(request.assetPath());
            if (cached != null && trouble != null) {
                return stale(cached, trouble);
            }
            wait = new Wait(flights.join(request.assetPath(), () -> renew(request)));
            context.getRequest().getAttributes().set(Asked.attribute(context, Wait.KEY), wait);
        }
        return cached == null ? fetched(context, request, wait) : renewed(context, request, wait, cached);
    }

    private @Nullable Content fetched(Context context, ImageRequest request, Wait wait) throws IOException {
        return Patience.await(context, wait.flight) ? kept(request) : null;
    }

    private @Nullable Content renewed(Context context, ImageRequest request, Wait wait, Content stale)
            throws IOException {
        if (!Patience.awaitAtMost(context, wait.flight, wait.limit)) {
            return stale(stale, "the upstream registry takes long to answer");
        }
        try {
            return Patience.await(context, wait.flight) ? kept(request) : null;
        } catch (IOException e) {
            return stale(stale, Troubles.sentence(e));
        }
    }

    /** What upstream has, and the cache with it. */
    private Content kept(ImageRequest request) throws IOException {
        Content content = source.cached(request);
        if (content == null) {
            throw new IOException("the upstream registry's answer could not be kept");
        }
        return Allowance.mark(content, source.rateLimit());
    }

    private Content stale(Content copy, String reason) {
        tally.servedStale();
        return Staleness.mark(copy, reason);
    }

    /** Once for all who wait; a copy that came while this one waited for its thread is enough. */
    private boolean renew(ImageRequest request) throws IOException {
        Content cached = source.cached(request);
        if (cached != null && source.isFresh(request, cached)) {
            return true;
        }
        try {
            boolean there = source.renew(request, cached);
            if (there && cached != null && source.cached(request) == null) {
                // It is still what upstream has, and its bytes are gone from the blob store: they were in memory only.
                there = source.renew(request, null);
            }
            troubles.forget(request.assetPath());
            return there;
        } catch (IOException e) {
            troubles.note(request.assetPath(), e);
            throw e;
        }
    }

    /** What a request waits for, also when it comes back from where it was parked. */
    private static final class Wait {
        private static final String KEY = Documents.class.getName() + ".wait";

        private final CompletableFuture<Boolean> flight;
        private final CompletableFuture<String> limit = Patience.after(PATIENCE);

        Wait(CompletableFuture<Boolean> flight) {
            this.flight = flight;
        }
    }
}
