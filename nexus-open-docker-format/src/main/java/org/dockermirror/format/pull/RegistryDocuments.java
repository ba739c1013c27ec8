package org.dockermirror.format.pull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.format.download.BlobSizes;
import org.dockermirror.format.download.ForeignLayers;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath.Kind;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.Remotes;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.repository.cache.CacheController;
import org.sonatype.nexus.repository.cache.CacheInfo;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/** Manifests, tag lists and referrers of one repository: its cache, and its upstream. */
final class RegistryDocuments implements Documents.Source {

    private static final Logger log = LoggerFactory.getLogger(RegistryDocuments.class);

    private final DockerContentFacet store;
    private final Remotes remotes;
    private final Function<ImageRequest, CacheController> freshness;
    private final BlobSizes blobSizes;
    private final ForeignLayers foreignLayers;
    private volatile Map<String, String> rateLimit = Map.of();

    /**
     * @param blobSizes learn from what manifests say
     * @param foreignLayers learn from it too
     */
    RegistryDocuments(
            DockerContentFacet store,
            Remotes remotes,
            Function<ImageRequest, CacheController> freshness,
            BlobSizes blobSizes,
            ForeignLayers foreignLayers) {
        this.store = store;
        this.remotes = remotes;
        this.freshness = freshness;
        this.blobSizes = blobSizes;
        this.foreignLayers = foreignLayers;
    }

    @Override
    public @Nullable Content cached(ImageRequest request) {
        Content content = store.get(request).orElse(null);
        if (content != null && request.kind() == Kind.MANIFEST) {
            learnOnce(request.name(), content);
        }
        return content;
    }

    /** A manifest may be in the cache from before a restart. */
    private void learnOnce(ImageName image, Content cached) {
        Digest digest = cached.getAttributes().get(Digest.class);
        if (digest == null || blobSizes.know(image, digest)) {
            return;
        }
        try (InputStream in = cached.openInputStream()) {
            learn(image, Manifest.verified(in.readAllBytes(), cached.getContentType(), digest));
        } catch (IOException e) {
            log.debug("Cannot read the sizes in {}@{}: {}", image, digest, e.toString());
        }
    }

    /** Its own size too, so that it is known. */
    private void learn(ImageName image, Manifest manifest) {
        foreignLayers.learn(image, manifest.foreignLayers());
        blobSizes.learn(image, manifest.blobSizes());
        blobSizes.learn(image, Map.of(manifest.digest(), (long) manifest.bytes().length));
    }

    @Override
    public boolean isFresh(ImageRequest request, Content cached) {
        CacheInfo info = cached.getAttributes().get(CacheInfo.class);
        return info != null && !freshness.apply(request).isStale(info);
    }

    @Override
    public boolean renew(ImageRequest request, @Nullable Content stale) throws IOException {
        try {
            return asked(request, stale);
        } catch (BlobStoreException e) {
            throw new StorageException(e);
        }
    }

    private boolean asked(ImageRequest request, @Nullable Content stale) throws IOException {
        // Before upstream is asked: what the cache is told to forget meanwhile is forgotten.
        CacheInfo now = freshness.apply(request).current();
        switch (request.kind()) {
            case MANIFEST:
                return manifest(request, stale, now);
            case REFERRERS:
                return referrers(request, stale, now);
            default:
                return tagList(request, now);
        }
    }

    private boolean manifest(ImageRequest request, @Nullable Content stale, CacheInfo now) throws IOException {
        Digest known = stale == null ? null : stale.getAttributes().get(Digest.class);
        Found found = request.isImmutable()
                ? remotes.byDigest(remote -> manifest(remote, request, known))
                : remotes.byName(remote -> manifest(remote, request, known));
        if (found == null) {
            return false;
        }
        if (found.manifest != null) {
            learn(request.name(), found.manifest);
            store.putManifest(request, found.manifest, now);
        } else if (stale != null) {
            store.verified(stale, now);
        }
        return true;
    }

    private @Nullable Found manifest(UpstreamRegistry registry, ImageRequest request, @Nullable Digest known)
            throws IOException {
        Found found = Found.at(new ManifestPull(registry), request, known);
        rateLimit = registry.rateLimit().headers();
        return found;
    }

    @Override
    public Map<String, String> rateLimit() {
        return rateLimit;
    }

    /** That nothing refers to it is kept of manifests in the cache only: digests can be made up without end. */
    private boolean referrers(ImageRequest request, @Nullable Content stale, CacheInfo now) throws IOException {
        Referrers found = referrers(request);
        if (found.isEmpty() && stale == null && store.get(request.forSubject()).isEmpty()) {
            return false;
        }
        store.putReferrers(request, new BytesPayload(found.toJson(), Manifest.OCI_INDEX), now);
        return true;
    }

    /** None of a fallback are not said to be all: that of a signature would be lost. */
    private Referrers referrers(ImageRequest request) throws IOException {
        Referrers found = remotes.byName(remote -> {
            Referrers there = new ReferrersPull(remote).get(request);
            return there.isEmpty() ? null : there;
        });
        return found == null ? Referrers.NONE : found;
    }

    private boolean tagList(ImageRequest request, CacheInfo now) throws IOException {
        TagList tags = remotes.byName(remote -> new TagListPull(remote).get(request));
        if (tags == null) {
            return false;
        }
        store.putTagList(request, new BytesPayload(tags.toJson(), ContentTypes.APPLICATION_JSON), now);
        return true;
    }

    /** A manifest, or that a tag still leads to the one that is known. */
    private static final class Found {
        private final @Nullable Manifest manifest;

        private Found(@Nullable Manifest manifest) {
            this.manifest = manifest;
        }

        /** Null if the registry has no such manifest. */
        static @Nullable Found at(ManifestPull registry, ImageRequest request, @Nullable Digest known)
                throws IOException {
            if (known != null && registry.stillLeadsTo(request, known)) {
                return new Found(null);
            }
            Manifest manifest = registry.get(request);
            return manifest == null ? null : new Found(manifest);
        }
    }
}
