package org.dockermirror.closed;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import org.sonatype.nexus.blobstore.api.Blob;
import org.sonatype.nexus.blobstore.api.BlobStore;
import org.sonatype.nexus.common.hash.HashAlgorithm;
import org.sonatype.nexus.repository.Facet;
import org.sonatype.nexus.repository.content.Asset;
import org.sonatype.nexus.repository.content.AssetBlob;
import org.sonatype.nexus.repository.content.facet.ContentFacetSupport;
import org.sonatype.nexus.repository.content.fluent.FluentAsset;
import org.sonatype.nexus.repository.content.store.FormatStoreManager;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.payloads.TempBlob;

/** What a repository keeps, by path; every content knows the digest of its bytes. */
@Named
@Facet.Exposed
public class StoreFacet extends ContentFacetSupport {

    /** The attribute of a content that holds its digest. */
    static final String DIGEST = "docker.digest";

    private static final int ALL = 10_000;

    @Inject
    public StoreFacet(@Named(DockerFormat.NAME) FormatStoreManager stores) {
        super(stores);
    }

    Optional<Content> get(String path) {
        return assets().path(path).find().map(StoreFacet::content);
    }

    Content put(String path, Payload payload) {
        try (TempBlob blob = blobs().ingest(payload, List.of(HashAlgorithm.SHA1, HashAlgorithm.SHA256))) {
            FluentAsset asset = assets().path(path).blob(blob).save();
            // Marks with what the payload says about its freshness; what was uploaded says nothing.
            return content(payload instanceof Content ? asset.markAsCached(payload) : asset);
        }
    }

    /** What comes after the prefix, of all paths that begin with it. */
    List<String> below(String prefix) {
        return assets().browse(ALL, null).stream()
                .map(Asset::path)
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .collect(Collectors.toList());
    }

    /** As declared: the server's guess from the first bytes knows no manifests. */
    @Override
    protected String determineContentType(Asset asset, Blob blob, boolean strictValidation) {
        return requireNonNull(blob.getHeaders().get(BlobStore.CONTENT_TYPE_HEADER));
    }

    private static Content content(FluentAsset asset) {
        Content content = asset.download();
        AssetBlob blob = asset.blob().orElseThrow(IllegalStateException::new);
        content.getAttributes().set(DIGEST, "sha256:" + blob.checksums().get(HashAlgorithm.SHA256.name()));
        return content;
    }
}
