package org.dockermirror.cli.plan;

import java.util.List;
import java.util.Map;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.AnonymousReach;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;

/**
 * What stands between a file and a server.
 *
 * @param changes what is to be done
 * @param conflicts what is in the way of it
 * @param missing what the server lacks
 * @param warnings what opens what a mirror closes
 * @param enforcement who enforces what of the lists beyond what its rules do
 * @param readable the repositories that users without a login can read when it is done, each with what lets them
 */
record Comparison(
        NexusServer server,
        List<Change> changes,
        List<String> conflicts,
        List<String> missing,
        List<String> warnings,
        Enforcement enforcement,
        Map<String, AnonymousReach.Reader> readable) {

    static Comparison of(NexusServer server, Found found, Plan plan, Enforcement enforcement) {
        return new Comparison(
                server,
                plan.steps().stream().map(step -> Change.of(step, found)).toList(),
                plan.conflicts(),
                plan.missing(),
                plan.warnings(),
                enforcement,
                AnonymousReach.after(plan.steps(), found));
    }

    /** Whether there is nothing to do, nothing in the way and nothing missing. */
    boolean isAsWished() {
        return changes.isEmpty() && conflicts.isEmpty() && missing.isEmpty();
    }
}
