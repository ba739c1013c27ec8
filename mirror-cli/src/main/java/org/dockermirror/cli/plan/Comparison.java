package org.dockermirror.cli.plan;

import java.util.List;
import java.util.Map;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.AnonymousReach;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Unenforced;

/**
 * What stands between a file and a server.
 *
 * @param unenforced what of the lists the server cannot enforce
 */
record Comparison(NexusServer server, Found found, Plan plan, List<Unenforced> unenforced) {

    List<Change> changes() {
        return plan.steps().stream().map(step -> Change.of(step, found)).toList();
    }

    /** Whether there is nothing to do, nothing in the way and nothing missing. */
    boolean isAsWished() {
        return plan.steps().isEmpty()
                && plan.conflicts().isEmpty()
                && plan.missing().isEmpty();
    }

    /** The repositories that users without a login can read when the steps were taken, each with the role. */
    Map<String, String> readable() {
        return AnonymousReach.after(plan.steps(), found);
    }
}
