package org.dockermirror.preset;

import com.codahale.metrics.health.HealthCheck;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;

/** The line "Docker mirror" in Administration, Support, Status. */
@Named("Docker mirror")
@Singleton
public class MirrorHealthCheck extends HealthCheck {

    /** Asked for when somebody looks: the server makes health checks before the services that the set-up needs. */
    private final Provider<SetUpLifecycle> lifecycle;

    @Inject
    public MirrorHealthCheck(Provider<SetUpLifecycle> lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Override
    protected Result check() {
        Outcome outcome = lifecycle.get().outcome();
        if (outcome == null) {
            return Result.unhealthy("The set-up has not run yet");
        }
        // Not a format: lines may hold percent signs.
        String text = String.join("\n", outcome.lines());
        return outcome.state() == Outcome.State.DONE ? Result.healthy("%s", text) : Result.unhealthy("%s", text);
    }
}
