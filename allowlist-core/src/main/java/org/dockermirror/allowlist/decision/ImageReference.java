package org.dockermirror.allowlist.decision;

import java.util.Objects;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.jspecify.annotations.Nullable;

/**
 * An image as it is typed after {@code docker pull}: {@code host/name:tag@digest}, of which only the name must be there.
 * {@link #toString} is the inverse of {@link #parse}.
 */
public final class ImageReference {

    private static final Tag LATEST = Tag.parse("latest");

    private final String host;
    private final ImageName image;
    private final @Nullable Tag tag;
    private final @Nullable Digest digest;

    private ImageReference(String host, ImageName image, @Nullable Tag tag, @Nullable Digest digest) {
        this.host = host;
        this.image = image;
        this.tag = tag;
        this.digest = digest;
    }

    /**
     * Reads one. By the rule of the docker command a first part with a dot or a colon, or localhost, is a host.
     *
     * @throws InvalidNameException if the name, the tag or the digest is none
     */
    public static ImageReference parse(String text) {
        int slash = text.indexOf('/');
        String host = slash > 0 && isHost(text.substring(0, slash)) ? text.substring(0, slash) : "";
        String rest = host.isEmpty() ? text : text.substring(slash + 1);
        int at = rest.indexOf('@');
        String tagged = at < 0 ? rest : rest.substring(0, at);
        int colon = tagged.indexOf(':');
        return new ImageReference(
                host,
                ImageName.parse(colon < 0 ? tagged : tagged.substring(0, colon)),
                colon < 0 ? null : Tag.parse(tagged.substring(colon + 1)),
                at < 0 ? null : Digest.parse(rest.substring(at + 1)));
    }

    /** The registry or mirror, with its port if it has one; empty if none was typed. */
    public String host() {
        return host;
    }

    public ImageName image() {
        return image;
    }

    public Optional<Tag> tag() {
        return Optional.ofNullable(tag);
    }

    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    /** What a pull asks for first: the digest, else the tag, else the tag latest. */
    public RegistryRequest.OfImage manifest() {
        return digest != null
                ? new RegistryRequest.ManifestByDigest(image, digest)
                : new RegistryRequest.ManifestByTag(image, tag == null ? LATEST : tag);
    }

    private static boolean isHost(String part) {
        return part.indexOf('.') >= 0 || part.indexOf(':') >= 0 || part.equals("localhost");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageReference reference
                && host.equals(reference.host)
                && image.equals(reference.image)
                && Objects.equals(tag, reference.tag)
                && Objects.equals(digest, reference.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, image, tag, digest);
    }

    @Override
    public String toString() {
        return (host.isEmpty() ? "" : host + "/")
                + image
                + (tag == null ? "" : ":" + tag)
                + (digest == null ? "" : "@" + digest);
    }
}
