package org.dockermirror.it.bed;

/** The two families of media types that an image can be written in. */
public enum MediaTypes {
    DOCKER(
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.container.image.v1+json",
            "application/vnd.docker.image.rootfs.diff.tar.gzip"),
    OCI(
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.oci.image.config.v1+json",
            "application/vnd.oci.image.layer.v1.tar+gzip");

    public static final String ZSTD_LAYER = "application/vnd.oci.image.layer.v1.tar+zstd";
    /** Of a layer that may not be passed on, such as Windows' own: its descriptor says where clients get it. */
    public static final String FOREIGN_LAYER = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";

    public final String manifest;
    public final String index;
    final String config;
    final String layer;

    MediaTypes(String manifest, String index, String config, String layer) {
        this.manifest = manifest;
        this.index = index;
        this.config = config;
        this.layer = layer;
    }

    /** What a client that reads every kind of manifest accepts. */
    public static String accepted() {
        return String.join(", ", DOCKER.manifest, DOCKER.index, OCI.manifest, OCI.index);
    }
}
