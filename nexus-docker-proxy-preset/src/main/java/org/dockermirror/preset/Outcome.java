package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Step;

/** What came of one run of {@link SetUp}, in words for the log and the health check. */
final class Outcome {

    /** How it stands. */
    enum State {
        /** The mirrors are as wished. */
        DONE,
        /** Something is missing that may come by itself, such as the Docker format. */
        WAITING,
        /** A person must do something; until then nothing changes. */
        BLOCKED,
        /** A step failed; it is tried again. */
        FAILED
    }

    private final State state;
    private final List<String> lines;

    private Outcome(State state, List<String> lines) {
        this.state = state;
        this.lines = Collections.unmodifiableList(lines);
    }

    /** What is written is wrong. */
    static Outcome refused(String problem) {
        List<String> lines = new ArrayList<>();
        lines.add("the configuration is refused as a whole; the last good allow-lists stay in force, and a repository"
                + " without one refuses every image:");
        problem.lines().forEach(lines::add);
        return new Outcome(State.BLOCKED, lines);
    }

    /** Nobody wrote a wish, and the server is not fresh. */
    static Outcome waitingForAgreement(Plan plan) {
        List<String> lines = new ArrayList<>();
        lines.add("this server is not fresh, so nothing was written. The article's mirror would take these steps:");
        plan.steps().forEach(step -> lines.add("  " + step));
        lines.addAll(plan.conflicts());
        lines.addAll(plan.missing());
        lines.add("to agree, write etc/docker-mirror.yaml in the server's data directory; docker-mirror.example.yaml"
                + " beside it shows how");
        return new Outcome(State.BLOCKED, lines);
    }

    /** Everything that could be done is done. */
    static Outcome done(String source, MirrorFile wished, Plan plan, List<Step> taken, List<String> checked) {
        List<String> lines = new ArrayList<>(taken(source, taken));
        checked.forEach(repository -> lines.add("self-check passed: repository " + repository
                + " refuses what is not on its allow-list, at the server's own entrance"));
        for (Problem warning : wished.warnings()) {
            lines.add("look again: " + warning);
        }
        plan.conflicts().forEach(conflict -> lines.add("in the way: " + conflict));
        plan.missing().forEach(missing -> lines.add("missing: " + missing));
        plan.drift().forEach(drift -> lines.add("changed since: " + drift));
        return new Outcome(stateAfter(plan), lines);
    }

    /** A step failed. */
    static Outcome failed(String source, List<Step> taken, RuntimeException cause) {
        List<String> lines = new ArrayList<>(taken(source, taken));
        lines.add("stopped: " + cause.getMessage() + "; it is tried again");
        return new Outcome(State.FAILED, lines);
    }

    State state() {
        return state;
    }

    /** One sentence a line. */
    List<String> lines() {
        return lines;
    }

    private static List<String> taken(String source, List<Step> taken) {
        List<String> lines = new ArrayList<>();
        taken.forEach(step -> lines.add("done: " + step));
        lines.add(taken.size() + (taken.size() == 1 ? " step" : " steps") + " taken, as " + source + " says");
        return lines;
    }

    private static State stateAfter(Plan plan) {
        if (!plan.conflicts().isEmpty()) {
            return State.BLOCKED;
        }
        return plan.missing().isEmpty() ? State.DONE : State.WAITING;
    }
}
