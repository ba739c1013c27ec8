package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Step;

/** What came of one run of {@link SetUp}, in words for the log and the health check. */
final class Outcome {

    /** How it stands. */
    enum State {
        /** The mirrors are as wished. */
        DONE,
        /** They were as wished, and a person has changed something since. */
        DRIFTED,
        /** Something is missing that may come by itself, such as the Docker format. */
        WAITING,
        /** A person must do something; until then nothing changes. */
        BLOCKED,
        /** A step failed; it is tried again. */
        FAILED
    }

    private final State state;
    private final List<String> done;
    private final List<String> open;
    private final Set<String> obstacles;
    private final List<String> drift;

    private Outcome(State state, List<String> done, List<String> open) {
        this(state, done, open, Collections.emptySet(), Collections.emptyList());
    }

    private Outcome(State state, List<String> done, List<String> open, Set<String> obstacles, List<String> drift) {
        this.state = state;
        this.done = Collections.unmodifiableList(done);
        this.open = Collections.unmodifiableList(open);
        this.obstacles = obstacles;
        this.drift = Collections.unmodifiableList(drift);
    }

    /** What is written is wrong. */
    static Outcome refused(String problem) {
        List<String> open = new ArrayList<>();
        open.add("the configuration is refused as a whole; the last good allow-lists stay in force, and a repository"
                + " without one refuses every image");
        problem.lines().forEach(open::add);
        return new Outcome(State.BLOCKED, Collections.emptyList(), open);
    }

    /** Nobody says any more what was set up. */
    static Outcome gone(String problem) {
        List<String> open = new ArrayList<>();
        open.add(
                "nothing is changed; the last good allow-lists stay in force, and a repository without one refuses every"
                        + " image");
        problem.lines().forEach(open::add);
        return new Outcome(State.BLOCKED, Collections.emptyList(), open);
    }

    /** Nobody says what is wished, and nothing is there that was set up before. */
    static Outcome nothing() {
        return new Outcome(
                State.DONE,
                Collections.singletonList("nothing is mirrored: what was set up before is gone; to mirror again, write"
                        + " etc/docker-mirror.yaml in the server's data directory, as docker-mirror.example.yaml beside it"
                        + " shows"),
                Collections.emptyList());
    }

    /** Nobody wrote a wish, and the server is not fresh. */
    static Outcome waitingForAgreement(Plan plan) {
        List<String> open = new ArrayList<>();
        open.add("this server is in use, so nothing was written. The article's mirror would be:");
        plan.steps().forEach(step -> open.add("  " + step));
        plan.conflicts().forEach(conflict -> open.add("in the way: " + conflict));
        plan.missing().forEach(missing -> open.add("missing: " + missing));
        open.add("to agree, write etc/docker-mirror.yaml in the server's data directory, as docker-mirror.example.yaml"
                + " beside it shows");
        return new Outcome(State.BLOCKED, Collections.emptyList(), open);
    }

    /**
     * Everything that could be done is done.
     *
     * @param happened steps and checks, in their order
     */
    static Outcome done(String source, MirrorFile wished, Plan plan, List<String> happened) {
        List<String> done = new ArrayList<>(happened);
        int steps = plan.steps().size();
        done.add("set up as " + source + " says; " + counted(steps) + " had to be done");
        List<String> open = new ArrayList<>();
        wished.warnings().forEach(warning -> open.add("look again: " + warning));
        plan.conflicts().forEach(conflict -> open.add("in the way: " + conflict));
        plan.missing().forEach(missing -> open.add("missing: " + missing));
        plan.warnings().forEach(warning -> open.add("look again: " + warning));
        Drift left = Drift.leftBy(plan);
        return new Outcome(stateAfter(plan), done, open, left.obstacles(), Collections.emptyList()).with(left);
    }

    /** The same, with what was changed in the server since. */
    Outcome with(Drift changedSince) {
        List<String> lines = changedSince.lines(obstacles);
        boolean wasAsWished = state == State.DONE || state == State.DRIFTED;
        State settled = lines.isEmpty() ? State.DONE : State.DRIFTED;
        return new Outcome(wasAsWished ? settled : state, done, open, obstacles, lines);
    }

    /** Whether what was in the way or missing is not, or not alone, any more: another run may come further. */
    boolean isOvertakenBy(Drift changedSince) {
        return !obstacles.isEmpty() && !obstacles.equals(changedSince.obstacles());
    }

    /** Whether changes made in the server since are looked for: not where the run is repeated anyhow. */
    boolean mayDrift() {
        return state != State.FAILED;
    }

    private static String counted(int steps) {
        switch (steps) {
            case 0:
                return "nothing";
            case 1:
                return "one step";
            default:
                return steps + " steps";
        }
    }

    /** A step or a check failed. */
    static Outcome failed(List<String> happened, RuntimeException cause) {
        return new Outcome(
                State.FAILED,
                happened,
                Collections.singletonList("stopped: " + firstLine(cause) + "; it is tried again"));
    }

    /** A step of a removal failed. */
    static Outcome notRemoved(List<Step> notDone, RuntimeException cause) {
        List<String> open = new ArrayList<>();
        open.add("stopped: " + firstLine(cause));
        notDone.forEach(step -> open.add("not done: " + step));
        open.add("remove it again when the reason is gone: that goes on where this stopped");
        return new Outcome(State.FAILED, Collections.emptyList(), open);
    }

    private static String firstLine(RuntimeException cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    State state() {
        return state;
    }

    /** What was done and seen, one sentence a line. */
    List<String> done() {
        return done;
    }

    /** What a person should know or do, one sentence a line. */
    List<String> open() {
        List<String> lines = new ArrayList<>(open);
        lines.addAll(drift);
        return lines;
    }

    /** All sentences. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(done);
        lines.addAll(open());
        return lines;
    }

    private static State stateAfter(Plan plan) {
        if (!plan.conflicts().isEmpty()) {
            return State.BLOCKED;
        }
        return plan.missing().isEmpty() ? State.DONE : State.WAITING;
    }
}
