package org.dockermirror.cli.plan;

import org.dockermirror.setup.plan.Consent;
import picocli.CommandLine.Option;

/** The option that takes over what somebody else made. */
final class Adopting {

    @Option(
            names = "--adopt",
            description =
                    "Take over a routing rule, repository or role of a wished name that somebody else made; remove"
                            + " will leave it there.")
    private boolean adopt;

    boolean isGiven() {
        return adopt;
    }

    Consent consent() {
        return adopt ? Consent.ADOPT : Consent.APPLY;
    }
}
