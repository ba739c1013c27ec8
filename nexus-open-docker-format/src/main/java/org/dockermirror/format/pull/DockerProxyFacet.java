package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableList;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import com.google.common.base.Splitter;
import com.google.common.base.Ticker;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Named;
import org.apache.http.Header;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.config.DockerSettings;
import org.dockermirror.format.config.Fallbacks;
import org.dockermirror.format.config.ForeignLayerUrls;
import org.dockermirror.format.download.ForeignLayers;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath.Kind;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.upstream.ForeignHosts;
import org.dockermirror.format.upstream.RateLimit;
import org.dockermirror.format.upstream.Remotes;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;
import org.sonatype.goodies.common.ByteSize;
import org.sonatype.nexus.repository.cache.CacheController;
import org.sonatype.nexus.repository.cache.NegativeCacheFacet;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.content.facet.ContentProxyFacetSupport;
import org.sonatype.nexus.repository.httpclient.HttpClientFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;

/**
 * Serves images from the cache, and from upstream what the cache lacks or what became stale. What a digest names never
 * becomes stale; a tag does after {@code metadataMaxAge}.
 *
 * <p>The request is the {@link ImageRequest} among the attributes of the context. The server's own way, to store first
 * and serve then, is not taken: see {@link Fetching}.
 */
@Named(DockerFormat.NAME)
public class DockerProxyFacet extends ContentProxyFacetSupport {

    private static final CacheController IMMUTABLE = new CacheController(-1, null);
    private static final String SERVED_STALE = "served-stale";
    private static final String SERVED_BY_FALLBACK = "served-by-fallback";
    private static final String RATE_LIMIT = "upstream-rate-limit";
    private static final String RATE_REMAINING = "upstream-rate-remaining";

    private final MetricRegistry metrics;
    private final Set<String> tokenHosts;
    private final long largestBlob;
    private final boolean stopsAbandoned;
    private @Nullable Fetching fetching;
    /** Where it was when the repository was started: at its deletion the store may be deleted before this. */
    private @Nullable SpoolFolder spool;

    /**
     * @param tokenHosts hosts that tokens may come from beside the upstream's own domain, with commas between them
     * @param largestBlob the size that blobs may have at most, whatever a manifest says
     * @param stopsAbandoned whether the download of a blob is stopped that nobody reads any more
     */
    @Inject
    public DockerProxyFacet(
            MetricRegistry metrics,
            @Named("${docker-mirror.token-hosts:-}") String tokenHosts,
            @Named("${docker-mirror.largest-blob:-50gb}") ByteSize largestBlob,
            @Named("${docker-mirror.stop-abandoned-downloads:-false}") boolean stopsAbandoned) {
        this.metrics = metrics;
        this.tokenHosts = Set.copyOf(
                Splitter.on(',').trimResults().omitEmptyStrings().splitToList(tokenHosts.toLowerCase(Locale.ROOT)));
        this.largestBlob = largestBlob.toBytes();
        this.stopsAbandoned = stopsAbandoned;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // With other settings there may be what there was not before.
        optionalFacet(NegativeCacheFacet.class).ifPresent(NegativeCacheFacet::invalidate);
        HttpClientFacet client = facet(HttpClientFacet.class);
        List<UpstreamRegistry> registries = new ArrayList<>();
        registries.add(registry(getRemoteUrl(), client, () -> authorization(client.createBasicAuthHeader())));
        fallbacks().forEach(url -> registries.add(registry(url, client, () -> null)));
        RateLimit rateLimit = registries.get(0).rateLimit();
        metrics.gauge(metric(RATE_LIMIT), () -> (Gauge<Integer>) rateLimit::limit);
        metrics.gauge(metric(RATE_REMAINING), () -> (Gauge<Integer>) rateLimit::remaining);
        // Meters, for the Prometheus endpoint shows these as counters.
        ServerTally tally = new ServerTally(getEventManager(), metrics.meter(metric(SERVED_STALE)));
        SpoolFolder folder = new SpoolFolder(store().spoolFolder());
        spool = folder;
        fetching = new Fetching(
                getRepository().getName(),
                store(),
                folder,
                new Remotes(registries, Ticker.systemTicker(), metrics.meter(metric(SERVED_BY_FALLBACK))::mark),
                foreignLayers(client, registries),
                largestBlob,
                stopsAbandoned,
                this::cacheController,
                tally);
    }

    private ForeignLayers foreignLayers(HttpClientFacet client, List<UpstreamRegistry> registries) {
        ForeignLayerUrls urls =
                DockerSettings.of(getRepository().getConfiguration()).foreignLayerUrls();
        List<URI> bases = registries.stream().map(UpstreamRegistry::base).collect(toUnmodifiableList());
        return new ForeignLayers(
                urls::allow, new ForeignHosts(request -> client.getHttpClient().execute(request), bases));
    }

    private UpstreamRegistry registry(URI url, HttpClientFacet client, Supplier<@Nullable String> credentials) {
        return new UpstreamRegistry(
                url, request -> client.getHttpClient().execute(request), credentials, Clock.systemUTC(), tokenHosts);
    }

    /** None where a person has blocked the repository: the server's HTTP client looks at the repository's own registry only. */
    private List<URI> fallbacks() {
        Configuration configuration = getRepository().getConfiguration();
        boolean blocked =
                Boolean.TRUE.equals(configuration.attributes("httpclient").get("blocked", Boolean.class));
        return blocked ? List.of() : DockerSettings.of(configuration).fallbacks();
    }

    @Override
    protected void doValidate(Configuration configuration) throws Exception {
        super.doValidate(configuration);
        refuse(Fallbacks.problem(
                configuration.attributes("proxy").get("remoteUrl", String.class),
                DockerSettings.of(configuration).fallbackUrls()));
        refuse(ForeignLayerUrls.problem(DockerSettings.foreignLayerUrls(configuration)));
    }

    private static void refuse(Optional<String> problem) {
        problem.ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    @Override
    protected void doStop() throws Exception {
        Fetching running = fetching;
        fetching = null;
        if (running != null) {
            running.close();
        }
        List.of(SERVED_STALE, SERVED_BY_FALLBACK, RATE_LIMIT, RATE_REMAINING)
                .forEach(name -> metrics.remove(metric(name)));
        super.doStop();
    }

    /** A folder that cannot be deleted is a warning: the repository goes all the same. */
    @Override
    protected void doDelete() throws Exception {
        SpoolFolder folder = spool;
        if (folder != null) {
            try {
                folder.delete();
            } catch (IOException e) {
                log.warn("Cannot delete {}: {}", folder.path(), e.toString());
            }
        }
        super.doDelete();
    }

    @Override
    public @Nullable Content get(Context context) throws IOException {
        ImageRequest request = request(context);
        fetching().tally().request(context);
        if (request.kind() != Kind.BLOB) {
            return fetching().documents().get(context, request);
        }
        return context.getRequest().getAction().equals("HEAD")
                ? fetching().blobs().describe(context, request)
                : fetching().blobs().get(context, request);
    }

    @Override
    protected @Nullable Content getCachedContent(Context context) {
        return store().get(request(context)).orElse(null);
    }

    @Override
    protected Content store(Context context, Content fetched) {
        throw new UnsupportedOperationException("images are stored when they are verified");
    }

    @Override
    protected CacheController getCacheController(Context context) {
        return cacheController(request(context));
    }

    private CacheController cacheController(ImageRequest request) {
        return request.isImmutable() ? IMMUTABLE : cacheControllerHolder.getMetadataCacheController();
    }

    @Override
    protected String getUrl(Context context) {
        return request(context).upstreamPath();
    }

    private String metric(String name) {
        return "docker-format." + getRepository().getName() + "." + name;
    }

    private DockerContentFacet store() {
        return facet(DockerContentFacet.class);
    }

    private Fetching fetching() throws IOException {
        Fetching running = fetching;
        if (running == null) {
            throw new IOException("the repository is not started");
        }
        return running;
    }

    private static ImageRequest request(Context context) {
        return requireNonNull(context.getAttributes().require(ImageRequest.class));
    }

    private static @Nullable String authorization(@Nullable Header header) {
        return header == null ? null : header.getValue();
    }
}
