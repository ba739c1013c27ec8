package org.dockermirror.allowlist.rule;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A compiled allow-list: immutable, and as fast with a million entries as with ten, where they begin with a literal
 * segment. Entries that begin with a wildcard, and those that share all literal segments before their first wildcard,
 * are looked at one after the other.
 */
public final class AllowList {

    private final IndexType indexType;
    private final PackedEntries packed;
    private final KeyIndex index;
    private final boolean deniesParts;

    AllowList(IndexType indexType, PackedEntries packed) {
        this.indexType = indexType;
        this.packed = packed;
        this.index = new KeyIndex(packed);
        this.deniesParts = deniesParts(packed);
    }

    private static boolean deniesParts(PackedEntries packed) {
        for (int entry = 0; entry < packed.count(); entry++) {
            if (EntryShape.denies(packed.shape(entry)) && !EntryShape.isWhole(packed.shape(entry))) {
                return true;
            }
        }
        return false;
    }

    /** The list that allows nothing. */
    public static AllowList empty(IndexType indexType) {
        return new AllowList(indexType, PackedEntries.of(List.of(), List.of()));
    }

    /** How names are compared. */
    public IndexType indexType() {
        return indexType;
    }

    /** The entries, each once, in the order in which they were written. */
    public List<Entry> entries() {
        return new Entries(packed);
    }

    /** Where the entry was written first; nothing if it is not on this list. */
    public Optional<Position> positionOf(Entry entry) {
        if (entry.isOf(packed)) {
            return Optional.of(entry.position());
        }
        return entries().stream().filter(entry::equals).findFirst().map(Entry::position);
    }

    /** Whether an entry of the list denies some tag or digest, and not whole images. */
    public boolean deniesParts() {
        return deniesParts;
    }

    /** What the list says about the image; nothing if it is not on the list, or denied whole. */
    public Optional<Scope> scopeOf(ImageName image) {
        return Optional.ofNullable(scope(image));
    }

    /**
     * The entry that decides about an image as far as its name and tag go: one that denies if there is any, else one
     * that allows, else one that allows other parts of the image. Of several it is the nearest to the whole name.
     *
     * @param tag the tag that was asked for, if there was one
     */
    public Optional<Entry> decidingEntry(ImageName image, @Nullable Tag tag) {
        int entry = deciding(image.value(), CanonicalName.shift(image, indexType), tag == null ? null : tag.value());
        return entry == KeyIndex.NONE ? Optional.empty() : Optional.of(new Entry(packed, entry));
    }

    private int deciding(String name, int shift, @Nullable String tag) {
        int best = nearer(KeyIndex.NONE, index.first(KeyIndex.EMPTY_HASH, name, shift, 0), name, shift, tag);
        long hash = KeyIndex.EMPTY_HASH;
        for (int at = 0, length = CanonicalName.length(name, shift); at <= length; at++) {
            if (at == length || CanonicalName.charAt(name, shift, at) == '/') {
                best = nearer(best, index.first(hash, name, shift, at), name, shift, tag);
            }
            hash = at == length ? hash : KeyIndex.hash(hash, CanonicalName.charAt(name, shift, at));
        }
        return best;
    }

    /** The best of what was found before, and of the chain that begins with the entry. */
    private int nearer(int before, int first, String name, int shift, @Nullable String tag) {
        int best = before;
        int bestRank = before == KeyIndex.NONE ? 0 : rank(before, tag);
        for (int entry = first; entry != KeyIndex.NONE; entry = index.next(entry)) {
            int rank = rank(entry, tag);
            if (rank > 0
                    && rank >= bestRank
                    && packed.matches(entry, name, shift)
                    && (rank > bestRank || packed.compareNearness(entry, best) < 0)) {
                best = entry;
                bestRank = rank;
            }
        }
        return best;
    }

    /** What counts before what: denies, then allows, then allows of other tags, then pins; nothing for other denies. */
    private int rank(int entry, @Nullable String tag) {
        byte shape = packed.shape(entry);
        if (EntryShape.isWhole(shape) || EntryShape.hasTag(shape) && tag != null && packed.matchesTag(entry, tag)) {
            return EntryShape.denies(shape) ? 4 : 3;
        }
        if (EntryShape.denies(shape)) {
            return 0;
        }
        return EntryShape.hasTag(shape) ? 2 : 1;
    }

    private @Nullable Scope scope(ImageName image) {
        List<Integer> matching = matching(image.value(), CanonicalName.shift(image, indexType));
        matching.sort(packed::compareNearness);
        List<Entry> allows = new ArrayList<>(matching.size());
        List<Entry> denies = new ArrayList<>(0);
        for (int entry : matching) {
            byte shape = packed.shape(entry);
            if (EntryShape.denies(shape) && EntryShape.isWhole(shape)) {
                return null;
            }
            (EntryShape.denies(shape) ? denies : allows).add(new Entry(packed, entry));
        }
        return allows.isEmpty() ? null : new Scope(image, allows, denies);
    }

    private List<Integer> matching(String name, int shift) {
        List<Integer> found = new ArrayList<>(1);
        addMatching(found, index.first(KeyIndex.EMPTY_HASH, name, shift, 0), name, shift);
        long hash = KeyIndex.EMPTY_HASH;
        for (int at = 0, length = CanonicalName.length(name, shift); at <= length; at++) {
            if (at == length || CanonicalName.charAt(name, shift, at) == '/') {
                addMatching(found, index.first(hash, name, shift, at), name, shift);
            }
            hash = at == length ? hash : KeyIndex.hash(hash, CanonicalName.charAt(name, shift, at));
        }
        return found;
    }

    private void addMatching(List<Integer> found, int first, String name, int shift) {
        for (int entry = first; entry != KeyIndex.NONE; entry = index.next(entry)) {
            if (packed.matches(entry, name, shift)) {
                found.add(entry);
            }
        }
    }

    private static final class Entries extends AbstractList<Entry> implements RandomAccess {

        private final PackedEntries packed;

        Entries(PackedEntries packed) {
            this.packed = packed;
        }

        @Override
        public Entry get(int index) {
            return new Entry(packed, Objects.checkIndex(index, packed.count()));
        }

        @Override
        public int size() {
            return packed.count();
        }
    }
}
