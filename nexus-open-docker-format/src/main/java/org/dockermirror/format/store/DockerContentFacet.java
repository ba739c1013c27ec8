package org.dockermirror.format.store;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.request.ImageRequest;
import org.sonatype.nexus.common.hash.HashAlgorithm;
import org.sonatype.nexus.repository.Facet;
import org.sonatype.nexus.repository.cache.CacheInfo;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;

/**
 * What a repository keeps of images. Every {@link Content} it returns has its {@link Digest} among its attributes,
 * except tag lists and referrers. Nothing is kept, and nothing returned, whose digest was not computed and compared.
 */
@Facet.Exposed
public interface DockerContentFacet extends ContentFacet {

    /** What is kept; nothing if it is not, or if its bytes are gone from the blob store. */
    Optional<Content> get(ImageRequest request);

    /** Keeps a manifest under its digest, and under the tag if the request was by tag. */
    Content putManifest(ImageRequest request, Manifest manifest, CacheInfo cacheInfo) throws IOException;

    /**
     * Keeps a blob that was verified.
     *
     * @param file in the {@link #spoolFolder}, best; it is linked to where the blob store can
     * @param hashes of the bytes, the server's SHA-1 among them
     */
    void putBlob(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes, CacheInfo cacheInfo)
            throws IOException;

    Content putTagList(ImageRequest request, Payload payload, CacheInfo cacheInfo);

    /** Keeps the whole list of what refers to a digest. */
    Content putReferrers(ImageRequest request, Payload payload, CacheInfo cacheInfo);

    /** Notes that a copy was compared with upstream, and is the same. */
    void verified(Content content, CacheInfo cacheInfo);

    /** Where blobs are written to while they arrive: on the blob store's disk, if it has one. */
    Path spoolFolder();
}
