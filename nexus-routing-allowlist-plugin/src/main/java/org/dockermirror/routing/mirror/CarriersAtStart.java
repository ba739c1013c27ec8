package org.dockermirror.routing.mirror;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.common.app.ManagedLifecycle;
import org.sonatype.nexus.common.app.ManagedLifecycle.Phase;
import org.sonatype.nexus.common.stateguard.StateGuardLifecycleSupport;

/**
 * Looks at all repositories once: when the server starts, before HTTP opens, or when this bundle arrives in a running
 * server, where no repository starts that could be looked at.
 */
@Named
@Singleton
@ManagedLifecycle(phase = Phase.CAPABILITIES)
public class CarriersAtStart extends StateGuardLifecycleSupport {

    private final Carriers carriers;

    @Inject
    public CarriersAtStart(Carriers carriers) {
        this.carriers = carriers;
    }

    @Override
    protected void doStart() {
        carriers.lookAtAll();
    }
}
