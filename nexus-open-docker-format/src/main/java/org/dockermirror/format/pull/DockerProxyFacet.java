package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Clock;
import javax.inject.Named;
import org.apache.http.Header;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.cache.CacheController;
import org.sonatype.nexus.repository.cache.CacheInfo;
import org.sonatype.nexus.repository.content.facet.ContentProxyFacetSupport;
import org.sonatype.nexus.repository.httpclient.HttpClientFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/**
 * Serves images from the cache, and from upstream what the cache lacks or what became stale. What a digest names never
 * becomes stale; a tag does after {@code metadataMaxAge}, and is served stale while upstream cannot be asked.
 *
 * <p>The request is the {@link ImageRequest} among the attributes of the context. That of one image by many clients at
 * once is sent upstream once: the server's cooperation, by {@link #getRequestKey}.
 */
@Named(DockerFormat.NAME)
public class DockerProxyFacet extends ContentProxyFacetSupport {

    private static final CacheController IMMUTABLE = new CacheController(-1, null);

    private @Nullable UpstreamRegistry upstream;

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        HttpClientFacet client = facet(HttpClientFacet.class);
        upstream = new UpstreamRegistry(
                getRemoteUrl(),
                request -> client.getHttpClient().execute(request),
                () -> authorization(client.createBasicAuthHeader()),
                Clock.systemUTC());
    }

    @Override
    protected void doStop() throws Exception {
        upstream = null;
        super.doStop();
    }

    /** The size of a blob that is not in the cache, so that HEAD need not fetch it; null if upstream has none. */
    @Nullable
    Long blobSize(ImageRequest request) throws IOException {
        return new BlobPull(registry()).size(request);
    }

    @Override
    protected @Nullable Content getCachedContent(Context context) {
        return store().get(request(context)).orElse(null);
    }

    @Override
    protected @Nullable Content fetch(Context context, @Nullable Content stale) throws IOException {
        ImageRequest request = request(context);
        switch (request.kind()) {
            case MANIFEST:
                return fetchManifest(context, request, stale);
            case BLOB:
                Payload blob = new BlobPull(registry()).get(request);
                return blob == null ? null : new Content(blob);
            default:
                TagList tags = new TagListPull(registry(), getRemoteUrl()).get(request);
                return tags == null
                        ? null
                        : new Content(new BytesPayload(tags.toJson(), ContentTypes.APPLICATION_JSON));
        }
    }

    private @Nullable Content fetchManifest(Context context, ImageRequest request, @Nullable Content stale)
            throws IOException {
        ManifestPull pull = new ManifestPull(registry());
        Digest known = stale == null ? null : stale.getAttributes().get(Digest.class);
        if (stale != null && known != null && pull.stillLeadsTo(request, known)) {
            indicateVerified(context, stale, cacheInfo(context));
            return null;
        }
        Manifest manifest = pull.get(request);
        if (manifest == null) {
            return null;
        }
        Content content = new Content(new BytesPayload(manifest.bytes(), manifest.mediaType()));
        content.getAttributes().set(Manifest.class, manifest);
        return content;
    }

    @Override
    protected Content store(Context context, Content fetched) throws IOException {
        ImageRequest request = request(context);
        switch (request.kind()) {
            case MANIFEST:
                Manifest manifest = fetched.getAttributes().require(Manifest.class);
                return store().putManifest(request, manifest, cacheInfo(context));
            case BLOB:
                return store().putBlob(request, fetched.getPayload(), cacheInfo(context));
            default:
                return store().putTagList(request, fetched.getPayload(), cacheInfo(context));
        }
    }

    @Override
    protected CacheController getCacheController(Context context) {
        return request(context).isImmutable() ? IMMUTABLE : cacheControllerHolder.getMetadataCacheController();
    }

    @Override
    protected String getRequestKey(Context context) {
        return request(context).assetPath();
    }

    @Override
    protected String getUrl(Context context) {
        return request(context).upstreamPath();
    }

    private CacheInfo cacheInfo(Context context) {
        return getCacheController(context).current();
    }

    private DockerContentFacet store() {
        return facet(DockerContentFacet.class);
    }

    private UpstreamRegistry registry() throws IOException {
        UpstreamRegistry started = upstream;
        if (started == null) {
            throw new IOException("the repository is not started");
        }
        return started;
    }

    private static ImageRequest request(Context context) {
        return requireNonNull(context.getAttributes().require(ImageRequest.class));
    }

    private static @Nullable String authorization(@Nullable Header header) {
        return header == null ? null : header.getValue();
    }
}
