package org.dockermirror.allowlist.rule;

import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.Tag;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a compiled list. Its text is the form that the package documentation describes, in canonical spelling:
 * without host, and on Docker Hub with the namespace of official images. Entries of the same text are equal.
 *
 * <p>It is a view of its list, made when it is asked for, and keeps that list in memory: keep its text instead.
 */
public final class Entry {

    private final PackedEntries all;
    private final int index;

    Entry(PackedEntries all, int index) {
        this.all = all;
        this.index = index;
    }

    public Effect effect() {
        return EntryShape.denies(all.shape(index)) ? Effect.DENY : Effect.ALLOW;
    }

    /** The images that it speaks of. */
    public NamePattern name() {
        return new NamePattern(List.of(all.name(index).split("/")));
    }

    /** The tags that it is limited to, if it is; then there is no digest. */
    public Optional<TagPattern> tag() {
        return EntryShape.hasTag(all.shape(index)) ? Optional.of(TagPattern.parse(all.limit(index))) : Optional.empty();
    }

    /** The digest that it is limited to, if it is; then there is no tag. */
    public Optional<Digest> digest() {
        return isWhole() || EntryShape.hasTag(all.shape(index))
                ? Optional.empty()
                : Optional.of(Digest.parse(all.limit(index)));
    }

    /** Whether it speaks of whole images, with all their tags and digests. */
    public boolean isWhole() {
        return EntryShape.isWhole(all.shape(index));
    }

    /** Whether it speaks of the tag: it speaks of whole images, or the tag fits. */
    public boolean speaksOf(Tag tag) {
        return isWhole() || EntryShape.hasTag(all.shape(index)) && all.matchesTag(index, tag.value());
    }

    /** Whether it is limited to this very digest. */
    boolean pins(Digest digest) {
        byte shape = all.shape(index);
        return !EntryShape.isWhole(shape)
                && !EntryShape.hasTag(shape)
                && all.limit(index).equals(digest.toString());
    }

    /** Whether everything that the other speaks of, this one speaks of too; it may say no where that is so. */
    boolean covers(Entry other) {
        return name().covers(other.name()) && (isWhole() || coversLimit(other));
    }

    private boolean coversLimit(Entry other) {
        if (other.isWhole() || tag().isPresent() != other.tag().isPresent()) {
            return false;
        }
        String limit = other.all.limit(other.index);
        return tag().isPresent()
                ? tag().get().covers(TagPattern.parse(limit))
                : all.limit(index).equals(limit);
    }

    boolean isOf(PackedEntries entries) {
        return all == entries;
    }

    /** Where it was written. */
    Position position() {
        return all.position(index);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entry entry
                && (all == entry.all && index == entry.index || toString().equals(entry.toString()));
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return all.text(index);
    }
}
