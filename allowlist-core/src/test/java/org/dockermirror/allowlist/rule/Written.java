package org.dockermirror.allowlist.rule;

import java.util.List;
import java.util.stream.IntStream;

/** Entries for tests, each on a line of its own of a file called list. */
public final class Written {

    private Written() {}

    /** The entries, from line 1, column 5. */
    public static List<WrittenEntry> lines(String... entries) {
        return IntStream.range(0, entries.length)
                .mapToObj(i -> new WrittenEntry(entries[i], new Position("list", i + 1, 5)))
                .toList();
    }

    /** The compiled list of entries that are known to be good. */
    public static AllowList list(IndexType indexType, String... entries) {
        try {
            return AllowListParser.parse(lines(entries), indexType).list();
        } catch (InvalidAllowListException e) {
            throw new AssertionError(e);
        }
    }
}
