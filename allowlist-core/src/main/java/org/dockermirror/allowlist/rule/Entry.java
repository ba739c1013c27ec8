package org.dockermirror.allowlist.rule;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a compiled list. Its text is the form that the package documentation describes, in canonical spelling:
 * without host, and on Docker Hub with the namespace of official images.
 */
public final class Entry {

    /** The nearest to the whole name first; what is equally near, in a fixed order. */
    static final Comparator<Entry> NEAREST_FIRST = Comparator.<Entry>comparingInt(entry -> -entry.name.literalLength())
            .thenComparing(entry -> entry.name.segments().contains(NamePattern.ANY_DEPTH))
            .thenComparing(Entry::toString);

    private final Effect effect;
    private final NamePattern name;
    private final @Nullable TagPattern tag;
    private final @Nullable Digest digest;

    Entry(Effect effect, NamePattern name, @Nullable TagPattern tag, @Nullable Digest digest) {
        this.effect = effect;
        this.name = name;
        this.tag = tag;
        this.digest = digest;
    }

    public Effect effect() {
        return effect;
    }

    /** The images that it speaks of. */
    public NamePattern name() {
        return name;
    }

    /** The tags that it is limited to, if it is; then there is no digest. */
    public Optional<TagPattern> tag() {
        return Optional.ofNullable(tag);
    }

    /** The digest that it is limited to, if it is; then there is no tag. */
    public Optional<Digest> digest() {
        return Optional.ofNullable(digest);
    }

    /** Whether it speaks of whole images, with all their tags and digests. */
    public boolean isWhole() {
        return tag == null && digest == null;
    }

    /** Whether everything that the other speaks of, this one speaks of too. */
    boolean covers(Entry other) {
        return name.covers(other.name)
                && (isWhole()
                        || tag != null && other.tag != null && tag.covers(other.tag)
                        || digest != null && digest.equals(other.digest));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry entry
                && effect == entry.effect
                && name.equals(entry.name)
                && Objects.equals(tag, entry.tag)
                && Objects.equals(digest, entry.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(effect, name, tag, digest);
    }

    @Override
    public String toString() {
        return (effect == Effect.DENY ? "!" : "")
                + name
                + (tag == null ? "" : ":" + tag)
                + (digest == null ? "" : "@" + digest);
    }
}
