package org.dockermirror.cli.doctor;

import java.util.List;

/**
 * What one step of the way showed.
 *
 * @param step the step's name
 * @param seen what was asked and answered
 * @param causes what fits, the likeliest first; none where all is well
 */
record Finding(String step, State state, String seen, List<Cause> causes) {

    /** How a step went. */
    enum State {
        OK,
        /** Pulls work all the same. */
        WARNING,
        FAILED,
        /** Not tried, because an earlier step is in the way or nothing was named to try it with. */
        SKIPPED
    }

    Finding {
        causes = List.copyOf(causes);
    }

    static Finding ok(String step, String seen) {
        return new Finding(step, State.OK, seen, List.of());
    }

    static Finding warning(String step, String seen, Cause... causes) {
        return new Finding(step, State.WARNING, seen, List.of(causes));
    }

    static Finding failed(String step, String seen, Cause... causes) {
        return new Finding(step, State.FAILED, seen, List.of(causes));
    }

    static Finding skipped(String step, String why) {
        return new Finding(step, State.SKIPPED, why, List.of());
    }

    boolean isFailed() {
        return state == State.FAILED;
    }
}
