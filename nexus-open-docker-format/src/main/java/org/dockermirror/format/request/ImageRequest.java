package org.dockermirror.format.request;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.dockermirror.format.request.RegistryPath.Kind;
import org.jspecify.annotations.Nullable;

/** A request for a manifest, a blob, a tag list or referrers whose name and reference are well formed. */
public final class ImageRequest {

    /** How much of a digest's digits is in the tag of its referrers. */
    private static final int TRUNCATED = 64;

    private final Kind kind;
    private final ImageName name;
    private final @Nullable Tag tag;
    private final @Nullable Digest digest;
    private final @Nullable Digest subject;

    private ImageRequest(
            Kind kind, ImageName name, @Nullable Tag tag, @Nullable Digest digest, @Nullable Digest subject) {
        this.kind = kind;
        this.name = name;
        this.tag = tag;
        this.digest = digest;
        this.subject = subject;
    }

    /**
     * @param dockerHub whether one-part names mean official images, so that {@code nginx} and {@code library/nginx}
     *     are one image in the cache
     * @throws RegistryException 400 if name, tag or digest is malformed
     */
    public static ImageRequest of(RegistryPath path, boolean dockerHub) {
        if (!ImageName.isValid(path.name())) {
            throw RegistryException.badRequest(ErrorCode.NAME_INVALID, problem(path.name(), "an image name"));
        }
        ImageName asked = ImageName.parse(path.name());
        ImageName name = dockerHub ? asked.onDockerHub() : asked;
        String reference = path.reference();
        if (path.kind() == Kind.TAGS) {
            return new ImageRequest(Kind.TAGS, name, null, null, null);
        }
        if (path.kind() == Kind.BLOB || path.kind() == Kind.REFERRERS || reference.indexOf(':') >= 0) {
            if (!Digest.isValid(reference)) {
                throw RegistryException.badRequest(ErrorCode.DIGEST_INVALID, problem(reference, "a digest"));
            }
            Digest digest = Digest.parse(reference);
            return path.kind() == Kind.REFERRERS
                    ? new ImageRequest(path.kind(), name, null, null, digest)
                    : new ImageRequest(path.kind(), name, null, digest, null);
        }
        if (!Tag.isValid(reference)) {
            throw RegistryException.badRequest(ErrorCode.TAG_INVALID, problem(reference, "a tag"));
        }
        return new ImageRequest(path.kind(), name, Tag.parse(reference), null, null);
    }

    /**
     * The request for the tag that clients keep the referrers under where a registry does not list them (distribution
     * specification, section "Referrers Tag Schema").
     */
    public ImageRequest forReferrersTag() {
        Digest of = requireNonNull(subject);
        String hex = of.hex().substring(0, Math.min(of.hex().length(), TRUNCATED));
        return new ImageRequest(Kind.MANIFEST, name, Tag.parse(of.algorithm() + "-" + hex), null, null);
    }

    /** The request for the manifest whose referrers are asked for. */
    public ImageRequest forSubject() {
        return new ImageRequest(Kind.MANIFEST, name, null, requireNonNull(subject), null);
    }

    public Kind kind() {
        return kind;
    }

    /** The name by which the image is cached, and by which upstream knows it. */
    public ImageName name() {
        return name;
    }

    /** The tag asked for; null if the request is by digest, for the tag list or for referrers. */
    public @Nullable Tag tag() {
        return tag;
    }

    /** The digest of what is asked for; null if the request is by tag, for the tag list or for referrers. */
    public @Nullable Digest digest() {
        return digest;
    }

    /** Whether what is asked for can never change: it is named by its digest. */
    public boolean isImmutable() {
        return digest != null;
    }

    /** The path of the request at the registry, without the first slash. */
    public String upstreamPath() {
        switch (kind) {
            case MANIFEST:
                return "v2/" + name + "/manifests/" + reference();
            case BLOB:
                return "v2/" + name + "/blobs/" + requireNonNull(digest);
            case REFERRERS:
                return "v2/" + name + "/referrers/" + requireNonNull(subject);
            default:
                return "v2/" + name + "/tags/list";
        }
    }

    /** The path of the asset in the repository; blobs are shared by all images of it. */
    public String assetPath() {
        return kind == Kind.BLOB ? blobPath(requireNonNull(digest)) : "/" + upstreamPath();
    }

    public static String manifestPath(ImageName name, Digest digest) {
        return "/v2/" + name + "/manifests/" + digest;
    }

    public static String blobPath(Digest digest) {
        return "/v2/-/blobs/" + digest;
    }

    /** As people write it: {@code library/nginx:latest}. */
    @Override
    public String toString() {
        if (tag != null) {
            return name + ":" + tag;
        }
        Digest named = digest == null ? subject : digest;
        return named == null ? name.toString() : name + "@" + named;
    }

    private String reference() {
        return tag != null ? tag.toString() : requireNonNull(digest).toString();
    }

    private static String problem(String text, String what) {
        String lower = text.toLowerCase(Locale.ROOT);
        String hint = lower.equals(text) || !ImageName.isValid(lower) ? "" : "; write \"" + lower + "\"";
        return "\"" + text + "\" is not " + what + hint;
    }
}
