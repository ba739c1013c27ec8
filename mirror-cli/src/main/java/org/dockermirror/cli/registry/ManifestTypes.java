package org.dockermirror.cli.registry;

/** The media types of manifests and indexes that clients of today take. */
public final class ManifestTypes {

    /** As the value of an {@code Accept} header. */
    public static final String ACCEPT = "application/vnd.oci.image.index.v1+json,"
            + " application/vnd.oci.image.manifest.v1+json,"
            + " application/vnd.docker.distribution.manifest.list.v2+json,"
            + " application/vnd.docker.distribution.manifest.v2+json";

    private ManifestTypes() {}
}
