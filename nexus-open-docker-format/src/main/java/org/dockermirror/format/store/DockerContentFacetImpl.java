package org.dockermirror.format.store;

import static java.util.Objects.requireNonNull;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath.Kind;
import org.dockermirror.format.stream.FilePayload;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.blobstore.api.Blob;
import org.sonatype.nexus.blobstore.api.BlobStore;
import org.sonatype.nexus.blobstore.api.BlobStoreConfiguration;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.common.hash.HashAlgorithm;
import org.sonatype.nexus.repository.MissingBlobException;
import org.sonatype.nexus.repository.cache.CacheInfo;
import org.sonatype.nexus.repository.content.Asset;
import org.sonatype.nexus.repository.content.facet.ContentFacetSupport;
import org.sonatype.nexus.repository.content.fluent.FluentAsset;
import org.sonatype.nexus.repository.content.fluent.FluentAssetBuilder;
import org.sonatype.nexus.repository.content.fluent.FluentComponent;
import org.sonatype.nexus.repository.content.store.FormatStoreManager;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;
import org.sonatype.nexus.repository.view.payloads.TempBlob;

/** Keeps images in the server's content tables and blob store. */
@Named(DockerFormat.NAME)
public class DockerContentFacetImpl extends ContentFacetSupport implements DockerContentFacet {

    private final BlobFiles files;
    private final AssetMemory memory;

    @Inject
    public DockerContentFacetImpl(
            @Named(DockerFormat.NAME) FormatStoreManager stores, BlobFiles files, AssetMemory memory) {
        super(stores);
        this.files = files;
        this.memory = memory;
    }

    @Override
    public Optional<Content> get(ImageRequest request) {
        int repository = contentRepositoryId();
        String path = request.assetPath();
        Optional<KeptAsset> kept = memory.get(repository, path, () -> read(request));
        if (kept.isPresent() && !isReadable(kept.get(), path)) {
            // Perhaps it is somewhere else by now.
            memory.forget(repository, path);
            kept = memory.get(repository, path, () -> read(request)).filter(now -> isReadable(now, path));
        }
        return kept.map(KeptAsset::content);
    }

    private Optional<KeptAsset> read(ImageRequest request) {
        return assets().path(request.assetPath()).find().flatMap(asset -> read(asset, request));
    }

    private Optional<KeptAsset> read(FluentAsset asset, ImageRequest request) {
        try {
            Content content = content(assets().with(AssetCopy.of(asset)), request.digest());
            return Optional.of(
                    request.kind() == Kind.BLOB
                            ? KeptAsset.withoutBytes(content, fast(asset, content))
                            : KeptAsset.withBytes(content));
        } catch (IOException | MissingBlobException | BlobStoreException e) {
            logGone(asset.path(), e);
            return Optional.empty();
        }
    }

    /** The same bytes from their file, where there is one. */
    private Payload fast(FluentAsset asset, Content content) {
        BlobStoreConfiguration store = stores().blobStoreProvider.get().getBlobStoreConfiguration();
        return asset.blob()
                .flatMap(blob -> files.of(store, blob.blobRef().getBlobId()))
                .<Payload>map(file -> new FilePayload(file, content.getSize(), content.getContentType()))
                .orElse(content.getPayload());
    }

    private boolean isReadable(KeptAsset kept, String path) {
        try {
            kept.checkReadable();
            return true;
        } catch (IOException | BlobStoreException e) {
            logGone(path, e);
            return false;
        }
    }

    private void logGone(String path, Exception problem) {
        log.warn("The bytes of {} are gone from the blob store; upstream is asked: {}", path, problem.toString());
    }

    /** The digest's asset first: a tag never stands for a manifest that is not there by digest. */
    @Override
    public Content putManifest(ImageRequest request, Manifest manifest, CacheInfo cacheInfo) throws IOException {
        String byDigest = ImageRequest.manifestPath(request.name(), manifest.digest());
        String version = manifest.digest().toString();
        Content stored = putManifest(byDigest, component(request, version), manifest, cacheInfo);
        if (request.tag() == null) {
            return stored;
        }
        String tag = request.tag().toString();
        return putManifest(request.assetPath(), component(request, tag), manifest, cacheInfo);
    }

    @Override
    public void putBlob(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes, CacheInfo cacheInfo)
            throws IOException {
        FluentAssetBuilder asset = assets().path(request.assetPath()).kind("BLOB");
        Map<String, String> headers = Map.of(
                BlobStore.BLOB_NAME_HEADER,
                request.assetPath(),
                BlobStore.CONTENT_TYPE_HEADER,
                ContentTypes.APPLICATION_OCTET_STREAM);
        Blob linked;
        try {
            linked = blobs().ingest(file, headers, requireNonNull(hashes.get(HashAlgorithm.SHA1)), Files.size(file));
        } catch (BlobStoreException | UnsupportedOperationException e) {
            log.debug("Blob store without links; {} is copied: {}", request.assetPath(), e.toString());
            try (InputStream in = Files.newInputStream(file);
                    TempBlob copy = blobs().ingest(in, ContentTypes.APPLICATION_OCTET_STREAM, hashes.keySet())) {
                save(asset.blob(copy), cacheInfo).markAsDownloaded();
            }
            return;
        }
        save(asset.blob(linked, hashes), cacheInfo).markAsDownloaded();
    }

    @Override
    public Content putTagList(ImageRequest request, Payload payload, CacheInfo cacheInfo) {
        return putList("TAGS", request, payload, cacheInfo);
    }

    @Override
    public Content putReferrers(ImageRequest request, Payload payload, CacheInfo cacheInfo) {
        return putList("REFERRERS", request, payload, cacheInfo);
    }

    @Override
    public void verified(Content content, CacheInfo cacheInfo) {
        Asset asset = content.getAttributes().get(Asset.class);
        if (asset != null) {
            assets().with(asset).markAsCached(cacheInfo);
        }
    }

    @Override
    public Path spoolFolder() {
        return files.temporary(stores().blobStoreProvider.get().getBlobStoreConfiguration())
                .resolve("docker-spool")
                .resolve(repository().getName());
    }

    /** What upstream declared, after it was verified; the server's guess from the first bytes knows no manifests. */
    @Override
    protected String determineContentType(Asset asset, Blob blob, boolean strictValidation) {
        return requireNonNull(blob.getHeaders().get(BlobStore.CONTENT_TYPE_HEADER));
    }

    private Content putList(String kind, ImageRequest request, Payload payload, CacheInfo cacheInfo) {
        try (TempBlob blob = blobs().ingest(payload, List.of(HashAlgorithm.SHA1))) {
            FluentAssetBuilder asset = assets().path(request.assetPath()).kind(kind);
            return save(asset.blob(blob), cacheInfo).download();
        }
    }

    private Content putManifest(String path, FluentComponent component, Manifest manifest, CacheInfo cacheInfo) {
        Payload payload = new BytesPayload(manifest.bytes(), manifest.mediaType());
        try (TempBlob blob = blobs().ingest(payload, List.of(HashAlgorithm.SHA1, HashAlgorithm.SHA256))) {
            FluentAssetBuilder asset = assets().path(path).kind("MANIFEST").component(component);
            return content(save(asset.blob(blob), cacheInfo), manifest.digest());
        }
    }

    private FluentComponent component(ImageRequest request, String version) {
        return components().name(request.name().toString()).version(version).getOrCreate();
    }

    private static FluentAsset save(FluentAssetBuilder asset, CacheInfo cacheInfo) {
        return asset.save().withAttribute(CacheInfo.CACHE, cacheInfo.toMap());
    }

    /** The digest of a tag's manifest comes with its bytes, from the same row, so that the two never disagree. */
    private static Content content(FluentAsset asset, @Nullable Digest named) {
        Content content = asset.download();
        Digest digest = named == null ? sha256(asset) : named;
        if (digest != null) {
            content.getAttributes().set(Digest.class, digest);
            content.getAttributes().set(Content.CONTENT_ETAG, digest.toString());
        }
        return content;
    }

    private static @Nullable Digest sha256(FluentAsset asset) {
        return asset.blob()
                .map(blob -> blob.checksums().get(HashAlgorithm.SHA256.name()))
                .map(hex -> new Digest(Digest.SHA256, hex))
                .orElse(null);
    }
}
