package org.dockermirror.format.store;

import java.io.IOException;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.request.ImageRequest;
import org.sonatype.nexus.repository.Facet;
import org.sonatype.nexus.repository.cache.CacheInfo;
import org.sonatype.nexus.repository.content.facet.ContentFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;

/**
 * What a repository keeps of images. Every {@link Content} it returns has its {@link Digest} among its attributes,
 * except tag lists. Nothing is kept, and nothing returned, whose digest was not computed and compared.
 */
@Facet.Exposed
public interface DockerContentFacet extends ContentFacet {

    Optional<Content> get(ImageRequest request);

    /** Keeps a manifest under its digest, and under the tag if the request was by tag. */
    Content putManifest(ImageRequest request, Manifest manifest, CacheInfo cacheInfo) throws IOException;

    /** @throws IOException if the content has another digest than the request; nothing is kept then */
    Content putBlob(ImageRequest request, Payload payload, CacheInfo cacheInfo) throws IOException;

    Content putTagList(ImageRequest request, Payload payload, CacheInfo cacheInfo) throws IOException;
}
