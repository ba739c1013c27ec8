package org.dockermirror.preset;

import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/**
 * Whether a server is fresh: nobody has done anything with Docker on it. Only there is a wish that nobody wrote carried
 * out.
 */
final class Freshness {

    private Freshness() {}

    static boolean of(Found found, Wish wish) {
        return found.repositories().values().stream()
                        .noneMatch(repository -> repository.format().equals("docker"))
                && wish.mirrors().stream().noneMatch(mirror -> isTaken(mirror, found))
                && !found.roles().containsKey(wish.anonymousPull().role())
                && !found.anonymous().isSwitchedOff();
    }

    private static boolean isTaken(Mirror mirror, Found found) {
        return found.repositories().containsKey(mirror.repository())
                || found.rules().containsKey(mirror.routingRule());
    }
}
