package org.dockermirror.format.repair;

import static org.sonatype.nexus.common.time.DateHelper.toOffsetDateTime;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.config.DockerFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.blobstore.api.Blob;
import org.sonatype.nexus.blobstore.api.BlobStore;
import org.sonatype.nexus.blobstore.restore.RestoreBlobStrategy;
import org.sonatype.nexus.common.hash.HashAlgorithm;
import org.sonatype.nexus.common.hash.Hashes;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.cache.CacheInfo;
import org.sonatype.nexus.repository.content.AssetBlob;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.content.fluent.FluentAsset;
import org.sonatype.nexus.repository.content.fluent.FluentAssetBuilder;
import org.sonatype.nexus.repository.manager.RepositoryManager;

/**
 * Makes the records of images anew from their blobs, for the server's task <i>Repair - Reconcile component database from
 * blob store</i>. When upstream last confirmed a tag is not known then: it is stale, and compared when it is asked for.
 */
@Named(DockerFormat.NAME)
@Singleton
public class DockerRestoreBlobStrategy implements RestoreBlobStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(DockerRestoreBlobStrategy.class);

    private final RepositoryManager repositories;

    @Inject
    public DockerRestoreBlobStrategy(RepositoryManager repositories) {
        this.repositories = repositories;
    }

    @Override
    public void restore(Properties properties, Blob blob, BlobStore store, boolean isDryRun) {
        String name = blob.getHeaders().get(BlobStore.BLOB_NAME_HEADER);
        KeptPath path = Optional.ofNullable(name).flatMap(KeptPath::of).orElse(null);
        if (path == null) {
            LOG.info("Not restored: blob {} is named {}, as nothing of an image is", blob.getId(), name);
            return;
        }
        Repository repository = repositories.get(blob.getHeaders().get(BlobStore.REPO_NAME_HEADER));
        ContentFacet content = repository.facet(ContentFacet.class);
        Optional<AssetBlob> known = content.assets().path(path.path()).find().flatMap(FluentAsset::blob);
        if (known.isPresent() && !isNewer(blob, known.get())) {
            return;
        }
        Map<HashAlgorithm, HashCode> hashes = hashes(blob, path);
        if (!isWhole(blob, path, hashes)) {
            LOG.warn("Not restored: the bytes of {}, blob {}, are not those that were kept", path.path(), blob.getId());
            return;
        }
        if (!isDryRun) {
            save(content, path, blob, hashes);
        }
        LOG.info("{}: {} {}", repository.getName(), isDryRun ? "would restore" : "restored", path.path());
    }

    @Override
    public void after(boolean updateAssets, Repository repository) {
        // Nothing is computed from many assets.
    }

    /** A database from a backup may know a tag by what it stood for then. */
    private static boolean isNewer(Blob blob, AssetBlob known) {
        return known.blobCreated().isBefore(toOffsetDateTime(blob.getMetrics().getCreationTime()));
    }

    private static Map<HashAlgorithm, HashCode> hashes(Blob blob, KeptPath path) {
        Set<HashAlgorithm> algorithms = new LinkedHashSet<>(Set.of(HashAlgorithm.SHA1, HashAlgorithm.SHA256));
        path.digest().map(DockerRestoreBlobStrategy::algorithm).ifPresent(algorithms::add);
        try (InputStream in = blob.getInputStream()) {
            return Hashes.hash(algorithms, in);
        } catch (IOException e) {
            throw new UncheckedIOException(path.path(), e);
        }
    }

    /** A tag names no digest, but the blob store has written down what it was given. */
    private static boolean isWhole(Blob blob, KeptPath path, Map<HashAlgorithm, HashCode> hashes) {
        return String.valueOf(hashes.get(HashAlgorithm.SHA1))
                        .equals(blob.getMetrics().getSha1Hash())
                && path.digest()
                        .map(digest -> digest.hex().equals(String.valueOf(hashes.get(algorithm(digest)))))
                        .orElse(true);
    }

    private static HashAlgorithm algorithm(Digest digest) {
        return HashAlgorithm.getHashAlgorithm(digest.algorithm()).orElseThrow();
    }

    private static void save(ContentFacet content, KeptPath path, Blob blob, Map<HashAlgorithm, HashCode> hashes) {
        FluentAssetBuilder asset =
                content.assets().path(path.path()).kind(path.kind()).blob(blob, hashes);
        path.image()
                .map(image ->
                        content.components().name(image).version(path.version()).getOrCreate())
                .ifPresent(asset::component);
        // What upstream confirmed was the older blob.
        asset.save().withoutAttribute(CacheInfo.CACHE);
    }
}
