package org.dockermirror.routing.observed;

import java.util.Map;
import java.util.Objects;
import org.dockermirror.allowlist.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** What was refused to whom and why. Every text in it is short: what clients send freely is no part of it. */
public final class Denial {

    private final @Nullable String image;
    private final @Nullable String tag;
    private final @Nullable String digest;
    private final String reason;
    private final String client;

    Denial(@Nullable String image, @Nullable String tag, @Nullable String digest, String reason, String client) {
        this.image = image;
        this.tag = tag;
        this.digest = digest;
        this.reason = reason;
        this.client = client;
    }

    static Denial of(Refusal refusal, String reason, String client) {
        Map<String, String> detail = refusal.detail();
        return new Denial(detail.get("image"), detail.get("tag"), detail.get("digest"), reason, client);
    }

    /** The image's name, as the allow-list spells it; null for a request that names none, such as a push. */
    public @Nullable String image() {
        return image;
    }

    /** The tag, if the request had one. */
    public @Nullable String tag() {
        return tag;
    }

    /** The digest, if the request had one. */
    public @Nullable String digest() {
        return digest;
    }

    /** Why, as a key: {@code not-listed}. */
    public String reason() {
        return reason;
    }

    /** The client's address. */
    public String client() {
        return client;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Denial
                && Objects.equals(image, ((Denial) other).image)
                && Objects.equals(tag, ((Denial) other).tag)
                && Objects.equals(digest, ((Denial) other).digest)
                && reason.equals(((Denial) other).reason)
                && client.equals(((Denial) other).client);
    }

    @Override
    public int hashCode() {
        return Objects.hash(image, tag, digest, reason, client);
    }

    @Override
    public String toString() {
        return image + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest) + " " + reason + " "
                + client;
    }
}
