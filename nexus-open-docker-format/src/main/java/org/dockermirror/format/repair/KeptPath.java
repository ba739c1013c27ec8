package org.dockermirror.format.repair;

import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.request.RegistryPath.Kind;

/** The path of an asset, which says all that was in its record beside what the blob itself says. */
final class KeptPath {

    private final String path;
    private final RegistryPath parts;

    private KeptPath(String path, RegistryPath parts) {
        this.path = path;
        this.parts = parts;
    }

    /** Nothing if nothing is kept under such a path. */
    static Optional<KeptPath> of(String path) {
        RegistryPath parts = RegistryPath.parse(path, "");
        return isKept(path, parts) ? Optional.of(new KeptPath(path, parts)) : Optional.empty();
    }

    private static boolean isKept(String path, RegistryPath parts) {
        String reference = parts.reference();
        switch (parts.kind()) {
            case MANIFEST:
                return ImageName.isValid(parts.name()) && (Tag.isValid(reference) || Digest.isValid(reference));
            case BLOB:
                return Digest.read(reference)
                        .map(ImageRequest::blobPath)
                        .filter(path::equals)
                        .isPresent();
            case REFERRERS:
                return ImageName.isValid(parts.name()) && Digest.isValid(reference);
            case TAGS:
                return ImageName.isValid(parts.name());
            default:
                return false;
        }
    }

    String path() {
        return path;
    }

    /** As it is in the record. */
    String kind() {
        return parts.kind().name();
    }

    /** The name of the component; nothing for what belongs to none. */
    Optional<String> image() {
        return parts.kind() == Kind.MANIFEST ? Optional.of(parts.name()) : Optional.empty();
    }

    /** The version of the component. */
    String version() {
        return parts.reference();
    }

    /** The digest that the bytes must have; nothing if the path does not name it. */
    Optional<Digest> digest() {
        return parts.kind() == Kind.REFERRERS ? Optional.empty() : Digest.read(parts.reference());
    }
}
