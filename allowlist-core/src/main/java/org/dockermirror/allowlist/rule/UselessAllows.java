package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.List;

/** Finds entries that allow nothing, because one that denies covers them. */
final class UselessAllows {

    /** Comparisons are made as long as nobody waits for them; the warning is a service, not a promise. */
    private static final int MOST_COMPARISONS = 1_000_000;

    private UselessAllows() {}

    static List<Problem> in(PackedEntries packed) {
        List<Entry> denies = new ArrayList<>();
        for (int i = 0; i < packed.count(); i++) {
            if (EntryShape.denies(packed.shape(i))) {
                denies.add(new Entry(packed, i));
            }
        }
        List<Problem> useless = new ArrayList<>();
        if ((long) denies.size() * packed.count() > MOST_COMPARISONS) {
            return useless;
        }
        for (int i = 0; i < packed.count(); i++) {
            if (!EntryShape.denies(packed.shape(i))) {
                Entry allow = new Entry(packed, i);
                denies.stream()
                        .filter(deny -> deny.covers(allow))
                        .findFirst()
                        .ifPresent(deny -> useless.add(new Problem(
                                allow.position(),
                                "\"" + allow + "\" allows nothing: \"" + deny + "\" denies all of it")));
            }
        }
        return useless;
    }
}
