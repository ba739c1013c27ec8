package org.dockermirror.cli.plan;

import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.plan.Step;
import org.dockermirror.setup.wish.Mirror;

/** A file and a server without the bundles, which is set up over its own REST. */
final class OverRest {

    private final WishFile wishes;
    private final Nexus nexus;
    private final ReceiptStore receipts;
    private final Found found;
    private final Plan plan;
    private final Comparison comparison;

    private OverRest(WishFile wishes, NexusServer reached, Enforcement enforcement, Consent consent) {
        this.wishes = wishes;
        this.nexus = reached.port(wishes.accounts());
        this.receipts = new ReceiptStore(wishes.path(), reached.address());
        this.found = nexus.look();
        this.plan = Plan.between(wishes.wish(), found, receipts.read(), consent);
        this.comparison = Comparison.of(reached, found, plan, enforcement);
    }

    /** Compares them. */
    static OverRest of(WishFile wishes, NexusServer reached, Enforcement enforcement, Consent consent) {
        return new OverRest(wishes, reached, enforcement, consent);
    }

    Comparison comparison() {
        return comparison;
    }

    /** Does what the comparison says, if nothing is in the way; what was done is in the answer. */
    Steps apply() {
        Receipt receipt = receipts.read().adopting(plan.adopted());
        for (Step step : plan.settled()) {
            receipt = receipt.with(step);
        }
        Steps steps = new Steps(nexus, receipts, receipt);
        if (plan.conflicts().isEmpty()) {
            steps.take(plan.steps(), found, this::requireRules);
        }
        return steps;
    }

    /** A name that the server does not know as a rule is passed over without a word, and the repository left open. */
    private void requireRules() {
        Found now = nexus.look();
        for (Mirror mirror : wishes.wish().mirrors()) {
            if (!Plan.isLimited(mirror, now)) {
                throw new IllegalStateException("repository " + mirror.repository()
                        + " does not carry its routing rule " + mirror.routingRule()
                        + " as written; users without a login get no right");
            }
        }
    }
}
