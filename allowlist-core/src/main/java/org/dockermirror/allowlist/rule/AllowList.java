package org.dockermirror.allowlist.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.name.ImageName;
import org.jspecify.annotations.Nullable;

/** A compiled allow-list: immutable, and as fast with a million entries as with ten. */
public final class AllowList {

    private final IndexType indexType;
    private final List<Entry> entries;
    private final Map<String, Entry> images = new HashMap<>();
    private final Map<String, Entry> oneLevel = new HashMap<>();
    private final Map<String, Entry> anyDepth = new HashMap<>();

    AllowList(IndexType indexType, List<Entry> entries) {
        this.indexType = indexType;
        this.entries = List.copyOf(entries);
        for (Entry entry : entries) {
            mapFor(entry).put(entry.name().value(), entry);
        }
    }

    /** The list that allows nothing. */
    public static AllowList empty(IndexType indexType) {
        return new AllowList(indexType, List.of());
    }

    /** How names are compared. */
    public IndexType indexType() {
        return indexType;
    }

    /** The entries, each once, in the order in which they were written. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entry that allows the image, if there is one: the nearest to the whole name of those that do. */
    public Optional<Entry> entryFor(ImageName image) {
        String name = indexType.canonical(image).value();
        Entry exact = images.get(name);
        if (exact != null) {
            return Optional.of(exact);
        }
        int slash = name.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        Entry level = oneLevel.get(name.substring(0, slash));
        return Optional.ofNullable(level != null ? level : nearestAnyDepth(name, slash));
    }

    private @Nullable Entry nearestAnyDepth(String name, int lastSlash) {
        Entry found = null;
        for (int slash = lastSlash; slash > 0 && found == null; slash = name.lastIndexOf('/', slash - 1)) {
            found = anyDepth.get(name.substring(0, slash));
        }
        return found;
    }

    private Map<String, Entry> mapFor(Entry entry) {
        if (entry instanceof Entry.Image) {
            return images;
        }
        return entry instanceof Entry.OneLevel ? oneLevel : anyDepth;
    }
}
