package org.dockermirror.preset;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.Plan;

/** Takes a {@code docker-mirror.yaml} that a person sends: plans it, or puts it into what is wished of the server. */
@Named
@Singleton
public class SentFile {

    private final WishWriter writer;
    private final Nexus nexus;
    private final ReceiptFile receipts;
    private final SetUpLifecycle lifecycle;
    private final RunUnderWay run;

    @Inject
    public SentFile(WishWriter writer, Nexus nexus, ReceiptFile receipts, SetUpLifecycle lifecycle, RunUnderWay run) {
        this.writer = writer;
        this.nexus = nexus;
        this.receipts = receipts;
        this.lifecycle = lifecycle;
        this.run = run;
    }

    /**
     * What putting it in force would change.
     *
     * @throws InvalidMirrorFileException if it is wrong
     * @throws CannotChangeListException if it cannot be put where the wish is written
     */
    PlanView plan(String text, Consent consent) throws InvalidMirrorFileException, CannotChangeListException {
        synchronized (lifecycle) {
            Found found = nexus.look();
            return PlanView.of(plan(writer.merge(text), found, consent), found);
        }
    }

    /**
     * Writes it where the wish is written, and has it done before it returns. What is in the way stops it before anything
     * is written.
     *
     * @throws InvalidMirrorFileException if it is wrong
     * @throws CannotChangeListException if it cannot be put where the wish is written, or another run is under way
     */
    PlanView apply(String text, Consent consent) throws InvalidMirrorFileException, CannotChangeListException {
        run.begin("an apply");
        try {
            synchronized (lifecycle) {
                WishWriter.Merged merged = writer.merge(text);
                Found found = nexus.look();
                Plan plan = plan(merged, found, consent);
                if (!plan.conflicts().isEmpty()) {
                    return PlanView.of(plan, found);
                }
                writer.write(merged);
                lifecycle.runNow(consent);
                return PlanView.done(plan, found, lifecycle.outcome());
            }
        } finally {
            run.end();
        }
    }

    private Plan plan(WishWriter.Merged merged, Found found, Consent consent) {
        return Plan.between(merged.file().wish(), found, receipts.read(), consent);
    }
}
