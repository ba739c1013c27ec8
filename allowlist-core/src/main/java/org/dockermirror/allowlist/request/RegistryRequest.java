package org.dockermirror.allowlist.request;

import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;

/** One request to a registry, in the terms of the OCI distribution specification (end-1 to end-12b). */
public sealed interface RegistryRequest {

    /** {@code GET /v2/}: whether there is a registry, and how to log in to it (end-1). */
    record Ping() implements RegistryRequest {}

    /** {@code GET} or {@code POST /v2/token}: the bearer token of the Docker token specification. */
    record Token() implements RegistryRequest {}

    /** A read that names an image. */
    sealed interface OfImage extends RegistryRequest {
        ImageName image();
    }

    /** {@code /v2/<name>/manifests/<tag>} (end-3). */
    record ManifestByTag(ImageName image, Tag tag) implements OfImage {}

    /** {@code /v2/<name>/manifests/<digest>} (end-3). */
    record ManifestByDigest(ImageName image, Digest digest) implements OfImage {}

    /** {@code /v2/<name>/blobs/<digest>} (end-2). */
    record Blob(ImageName image, Digest digest) implements OfImage {}

    /** {@code /v2/<name>/tags/list} (end-8). */
    record TagList(ImageName image) implements OfImage {}

    /** {@code /v2/<name>/referrers/<digest>} (end-12). */
    record Referrers(ImageName image, Digest digest) implements OfImage {}

    /** {@code /v2/_catalog}: the names of all images. */
    record Catalogue() implements RegistryRequest {}

    /** {@code /v1/search} of the retired registry version 1. */
    record Search() implements RegistryRequest {}

    /** Any method that is no read, on any path but the token's. */
    record Write(String method) implements RegistryRequest {}

    /**
     * What the grammar does not know. The words are made when they are asked for: a flood of such paths costs none.
     *
     * @param defect what is wrong
     * @param text what it is wrong with
     */
    record NotRegistryPath(Defect defect, String text) implements RegistryRequest {

        /** @param problem why, in words for the client */
        public NotRegistryPath(String problem) {
            this(Defect.OTHER, problem);
        }

        /** Why, in words for the client. */
        public String problem() {
            return defect.wordsFor(text);
        }
    }
}
