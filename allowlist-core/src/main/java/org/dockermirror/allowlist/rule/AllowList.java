package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dockermirror.allowlist.name.ImageName;

/** A compiled allow-list: immutable, and as fast with a million entries as with ten. */
public final class AllowList {

    private final IndexType indexType;
    private final List<Entry> entries;
    private final Map<Entry, Position> positions;
    private final Map<String, List<Entry>> byFirstSegment = new HashMap<>();
    private final List<Entry> withoutFirstSegment = new ArrayList<>();

    AllowList(IndexType indexType, Map<Entry, Position> positions) {
        this.indexType = indexType;
        this.entries = List.copyOf(positions.keySet());
        this.positions = Map.copyOf(positions);
        entries.stream().sorted(Entry.NEAREST_FIRST).forEach(entry -> {
            String first = entry.name().segments().get(0);
            (Wildcard.isIn(first)
                            ? withoutFirstSegment
                            : byFirstSegment.computeIfAbsent(first, any -> new ArrayList<>()))
                    .add(entry);
        });
    }

    /** The list that allows nothing. */
    public static AllowList empty(IndexType indexType) {
        return new AllowList(indexType, Map.of());
    }

    /** How names are compared. */
    public IndexType indexType() {
        return indexType;
    }

    /** The entries, each once, in the order in which they were written. */
    public List<Entry> entries() {
        return entries;
    }

    /** Where the entry was written first; nothing if it is not on this list. */
    public Optional<Position> positionOf(Entry entry) {
        return Optional.ofNullable(positions.get(entry));
    }

    /** What the list says about the image; nothing if it is not on the list, or denied whole. */
    public Optional<Scope> scopeOf(ImageName image) {
        List<Entry> matching = matching(image);
        List<Entry> allows = only(Effect.ALLOW, matching);
        List<Entry> denies = only(Effect.DENY, matching);
        return allows.isEmpty() || denies.stream().anyMatch(Entry::isWhole)
                ? Optional.empty()
                : Optional.of(new Scope(image, allows, denies));
    }

    /** The entry that denies the whole image, if one does: the nearest to its name. */
    public Optional<Entry> denyOf(ImageName image) {
        return matching(image).stream()
                .filter(entry -> entry.effect() == Effect.DENY && entry.isWhole())
                .findFirst();
    }

    private static List<Entry> only(Effect effect, List<Entry> entries) {
        return entries.stream().filter(entry -> entry.effect() == effect).toList();
    }

    private List<Entry> matching(ImageName image) {
        ImageName name = indexType.canonical(image);
        int slash = name.value().indexOf('/');
        String first = slash < 0 ? name.value() : name.value().substring(0, slash);
        return Stream.concat(byFirstSegment.getOrDefault(first, List.of()).stream(), withoutFirstSegment.stream())
                .filter(entry -> entry.name().matches(name))
                .sorted(Entry.NEAREST_FIRST)
                .toList();
    }
}
