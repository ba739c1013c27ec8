package org.dockermirror.preset;

import com.codahale.metrics.health.HealthCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.plan.OpenGroups;

/** The line "Docker mirror" in Administration, Support, Status. */
@Named("Docker mirror")
@Singleton
public class MirrorHealthCheck extends HealthCheck {

    /** Asked for when somebody looks: the server makes health checks before the services that these need. */
    private final Provider<SetUpLifecycle> lifecycle;

    private final Provider<Nexus> nexus;
    private final Provider<BlobStoreQuotas> quotas;
    private final Provider<SwitchedOff> switchedOff;
    private final Mirrors mirrors;

    @Inject
    public MirrorHealthCheck(
            Provider<SetUpLifecycle> lifecycle,
            Provider<Nexus> nexus,
            Provider<BlobStoreQuotas> quotas,
            Provider<SwitchedOff> switchedOff,
            Mirrors mirrors) {
        this.lifecycle = lifecycle;
        this.nexus = nexus;
        this.quotas = quotas;
        this.switchedOff = switchedOff;
        this.mirrors = mirrors;
    }

    @Override
    protected Result check() {
        Outcome outcome = lifecycle.get().outcome();
        if (outcome == null) {
            return Result.unhealthy("The set-up has not run yet");
        }
        // Groups come and go after a set-up, blob stores fill, and a repository is set offline: looked at now.
        Set<String> judged =
                mirrors.judged().stream().map(JudgedMirror::repository).collect(Collectors.toSet());
        List<String> warnings = new ArrayList<>(OpenGroups.in(nexus.get().look(), judged));
        warnings.addAll(quotas.get().nearlyReached(judged));
        warnings.addAll(switchedOff.get().among(judged));
        Set<String> lines = new LinkedHashSet<>(outcome.lines());
        warnings.forEach(warning -> lines.add("look again: " + warning));
        // Not a format: lines may hold percent signs.
        String text = String.join("\n", lines);
        return outcome.state() == Outcome.State.DONE && warnings.isEmpty()
                ? Result.healthy("%s", text)
                : Result.unhealthy("%s", text);
    }
}
