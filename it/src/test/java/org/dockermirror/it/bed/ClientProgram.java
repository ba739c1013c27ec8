package org.dockermirror.it.bed;

/** The clients that the mirror is tried with. */
public enum ClientProgram {
    DOCKER,
    PODMAN,
    SKOPEO,
    BUILDAH,
    CONTAINERD;

    public Client client() {
        return switch (this) {
            case DOCKER -> Docker.running();
            case PODMAN -> new Podman();
            case SKOPEO -> new Skopeo();
            case BUILDAH -> new Buildah("buildah");
            case CONTAINERD -> Containerd.running();
        };
    }

    /** Whether people see a registry's reason; containerd resolves names with HEAD, whose answer has no body. */
    public boolean showsReasons() {
        return this != CONTAINERD;
    }
}
