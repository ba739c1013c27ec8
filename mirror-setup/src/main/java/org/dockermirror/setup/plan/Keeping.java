package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.setup.wish.Mirror;

/** How long a mirror keeps what nobody pulls: the cleanup policy of its repository. */
final class Keeping {

    private final Mirror mirror;
    private final String policy;
    private final Found found;

    Keeping(Mirror mirror, Found found) {
        this.mirror = mirror;
        this.policy = Mirror.cleanupPolicy(mirror.repository());
        this.found = found;
    }

    /** What is in the way: a policy of the wished name that somebody else made. */
    Optional<String> othersPolicy() {
        return mirror.keepUnusedDays().isPresent()
                ? there().filter(known -> !known.isOurs()).map(known -> policy)
                : Optional.empty();
    }

    /** The steps to what is wished; each may hold already. */
    List<Step> wished() {
        List<Step> steps = new ArrayList<>();
        mirror.keepUnusedDays().ifPresent(days -> {
            steps.add(new Cleanup.WritePolicy(
                    policy,
                    Mark.TEXT + " Deletes what nobody pulls from repository " + mirror.repository()
                            + "; change keepUnusedDays of the mirror, not this policy.",
                    days,
                    there().isEmpty()));
            steps.add(new Cleanup.AttachPolicy(mirror.repository(), policy));
        });
        return steps;
    }

    /** The steps that keep everything from now on; none where the policy is not ours. */
    List<Step> undone() {
        List<Step> steps = new ArrayList<>();
        if (there().filter(Found.CleanupPolicy::isOurs).isPresent()) {
            Undo detach = new Undo.DetachCleanupPolicy(mirror.repository(), policy);
            if (!detach.holdsIn(found)) {
                steps.add(detach);
            }
            steps.add(new Undo.DeleteCleanupPolicy(policy));
        }
        return steps;
    }

    private Optional<Found.CleanupPolicy> there() {
        return found.cleanupPolicy(policy);
    }
}
