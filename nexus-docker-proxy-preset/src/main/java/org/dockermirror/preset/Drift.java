package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.List;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;

/** What a person changed in the server since the set-up was done, one sentence each. */
final class Drift {

    private static final String SINCE = "changed since: ";

    private Drift() {}

    /** What the plan leaves as it is. */
    static List<String> leftBy(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.drift().forEach(drift -> lines.add(SINCE + drift));
        return lines;
    }

    /** What a plan made after the set-up was done leaves as it is, would do, and finds in the way or missing. */
    static List<String> shownBy(Plan plan, Found found) {
        List<String> lines = leftBy(plan);
        plan.steps().forEach(step -> lines.add(SINCE + inWords(Change.of(step, found))));
        plan.conflicts().forEach(conflict -> lines.add(SINCE + conflict));
        plan.missing().forEach(missing -> lines.add(SINCE + missing));
        return lines;
    }

    private static String inWords(Change change) {
        StringBuilder text = new StringBuilder(change.thing());
        if (change.kind() == Change.Kind.ADD) {
            text.append(" is gone");
        } else {
            List<String> differences = new ArrayList<>();
            change.gone().forEach(line -> differences.add("has " + line));
            change.added().forEach(line -> differences.add("lacks " + line));
            text.append(' ').append(differences.isEmpty() ? "differs" : String.join(", ", differences));
        }
        text.append("; the next start puts that back, and apply does at once");
        if (!change.entries().isEmpty()) {
            text.append("; to keep it, add ")
                    .append(String.join(", ", change.entries()))
                    .append(" to the allow-list");
        }
        return text.toString();
    }
}
