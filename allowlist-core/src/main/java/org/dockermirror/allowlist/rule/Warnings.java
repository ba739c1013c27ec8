package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.List;

/** What looks odd on a list, as much of it as a person reads. */
final class Warnings {

    private static final int MOST = 100;

    private Warnings() {}

    /** The first hundred, and how many there are more. */
    static List<Problem> shown(List<Problem> all) {
        if (all.size() <= MOST) {
            return List.copyOf(all);
        }
        List<Problem> shown = new ArrayList<>(all.subList(0, MOST));
        shown.add(new Problem(all.get(MOST).position(), "this and " + (all.size() - MOST - 1) + " more warnings"));
        return List.copyOf(shown);
    }
}
