package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;

/** What a person changed in the server since the set-up was done, one sentence each. */
final class Drift {

    private static final String SINCE = "changed since: ";

    private final List<String> changes;
    private final Set<String> obstacles;

    private Drift(List<String> changes, Set<String> obstacles) {
        this.changes = Collections.unmodifiableList(changes);
        this.obstacles = Collections.unmodifiableSet(obstacles);
    }

    /** Nothing was changed. */
    static Drift none() {
        return new Drift(List.of(), Set.of());
    }

    /** What the plan that is carried out leaves as it is. */
    static Drift leftBy(Plan plan) {
        return new Drift(plan.drift(), obstacles(plan));
    }

    /** What a plan made after the set-up leaves as it is, would do, and finds in the way or missing. */
    static Drift shownBy(Plan plan, Found found) {
        List<String> changes = new ArrayList<>(plan.drift());
        plan.steps().forEach(step -> changes.add(inWords(Change.of(step, found))));
        return new Drift(changes, obstacles(plan));
    }

    private static Set<String> obstacles(Plan plan) {
        Set<String> obstacles = new LinkedHashSet<>(plan.conflicts());
        obstacles.addAll(plan.missing());
        return obstacles;
    }

    /** What is in the way, or missing. */
    Set<String> obstacles() {
        return obstacles;
    }

    /** The sentences, but for what was in the way or missing already. */
    List<String> lines(Set<String> knownObstacles) {
        List<String> lines = new ArrayList<>();
        changes.forEach(change -> lines.add(SINCE + change));
        obstacles.stream()
                .filter(obstacle -> !knownObstacles.contains(obstacle))
                .forEach(obstacle -> lines.add(SINCE + obstacle));
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
