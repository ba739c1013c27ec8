package org.dockermirror.allowlist.rule;

import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;

/** What a list says about one image that is on it and that no entry denies whole. */
public final class Scope {

    private final ImageName image;
    private final List<Entry> allows;
    private final List<Entry> denies;

    /** @param allows at least one; both lists the nearest to the name first, and of entries that match */
    Scope(ImageName image, List<Entry> allows, List<Entry> denies) {
        this.image = image;
        this.allows = allows;
        this.denies = denies;
    }

    /** Whether it allows and denies the same tags and digests; the image may be spelled in another way. */
    public boolean saysTheSameAs(Scope other) {
        return this == other || allows.equals(other.allows) && denies.equals(other.denies);
    }

    /** How many entries speak of the image. */
    public int size() {
        return allows.size() + denies.size();
    }

    /** The image, as it was asked for. */
    public ImageName image() {
        return image;
    }

    /** Whether all tags and digests are allowed: an entry allows the whole image, and none denies a part of it. */
    public boolean isWhole() {
        return allowsAnyTag() && denies.isEmpty();
    }

    /** Whether an entry allows the whole image, so that any tag is allowed that none denies. */
    public boolean allowsAnyTag() {
        return wholeEntry().isPresent();
    }

    /** Whether digests alone are allowed, and no tag. */
    public boolean isOnlyPinned() {
        return allows.stream().allMatch(entry -> entry.digest().isPresent());
    }

    /** The entry that allows the whole image, if one does: the nearest to its name. */
    public Optional<Entry> wholeEntry() {
        return allows.stream().filter(Entry::isWhole).findFirst();
    }

    /** The entry that is nearest to the image's name, whatever it allows of it. */
    public Entry nearestEntry() {
        return allows.get(0);
    }

    /** The entry that allows the tag; none if it is not listed, or denied. */
    public Optional<Entry> entryForTag(Tag tag) {
        return denyOf(tag).isPresent()
                ? Optional.empty()
                : allows.stream()
                        .filter(entry -> entry.isWhole()
                                || entry.tag().filter(it -> it.matches(tag)).isPresent())
                        .findFirst();
    }

    /** The entry that denies the tag, if one does. */
    public Optional<Entry> denyOf(Tag tag) {
        return denies.stream()
                .filter(entry -> entry.tag().filter(it -> it.matches(tag)).isPresent())
                .findFirst();
    }

    /** The entry that allows this very digest; none if there is no such pin, or the digest is denied. */
    public Optional<Entry> pin(Digest digest) {
        return denies(digest) ? Optional.empty() : entryOf(digest, allows);
    }

    /** Whether an entry denies this very digest. */
    public boolean denies(Digest digest) {
        return denyOf(digest).isPresent();
    }

    /** The entry that denies this very digest, if one does. */
    public Optional<Entry> denyOf(Digest digest) {
        return entryOf(digest, denies);
    }

    /** The tags that entries name without a wildcard, each once, without those that are denied. */
    public List<Tag> literalTags() {
        return allows.stream()
                .flatMap(entry -> entry.tag().stream())
                .filter(TagPattern::isLiteral)
                .map(pattern -> Tag.parse(pattern.text()))
                .distinct()
                .filter(tag -> denyOf(tag).isEmpty())
                .toList();
    }

    /** Whether an entry allows all tags that fit around a wildcard. */
    public boolean hasTagWildcard() {
        return allows.stream().flatMap(entry -> entry.tag().stream()).anyMatch(pattern -> !pattern.isLiteral());
    }

    /** The digests that entries name, without those that are denied. */
    public List<Digest> pins() {
        return allows.stream()
                .flatMap(entry -> entry.digest().stream())
                .filter(digest -> !denies(digest))
                .toList();
    }

    /** Asked several times for each request: a loop costs a tenth of a stream where there is one entry or none. */
    private static Optional<Entry> entryOf(Digest digest, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.pins(digest)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
