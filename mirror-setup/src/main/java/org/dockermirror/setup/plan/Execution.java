package org.dockermirror.setup.plan;

import java.util.List;
import java.util.function.Consumer;

/** Takes the steps of a plan, one by one, and reads each one back from the server. */
public final class Execution {

    private final Nexus nexus;
    private final Runnable beforeOpening;
    private final Consumer<Step> beginning;
    private final Consumer<Step> taken;

    /**
     * An execution on one server.
     *
     * @param beforeOpening asked once, before the first step that gives anonymous users anything; throws if they must
     *     not get it
     * @param beginning told of each step before it is taken, to note what it is going to make ({@link Receipt#before})
     * @param taken told of each step that was taken and read back
     */
    public Execution(Nexus nexus, Runnable beforeOpening, Consumer<Step> beginning, Consumer<Step> taken) {
        this.nexus = nexus;
        this.beforeOpening = beforeOpening;
        this.beginning = beginning;
        this.taken = taken;
    }

    /** Takes the steps in their order; the first that fails is the last. */
    public void take(List<Step> steps) {
        boolean asked = false;
        for (Step step : steps) {
            if (!asked && step.isForAnonymous()) {
                beforeOpening.run();
                asked = true;
            }
            beginning.accept(step);
            step.take(nexus);
            Found found = nexus.look();
            if (!step.holdsIn(found)) {
                throw new IllegalStateException("the server did not keep it: " + step
                        + step.takeBack(nexus, found).map("; "::concat).orElse("")
                        + "; if somebody else changes it now, wait for them, and look at the plan again");
            }
            taken.accept(step);
        }
    }
}
