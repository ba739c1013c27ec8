package org.dockermirror.routing.observed;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.app.ManagedLifecycle;
import org.sonatype.nexus.common.app.ManagedLifecycle.Phase;
import org.sonatype.nexus.common.stateguard.StateGuardLifecycleSupport;

/** What is done once a minute while the server runs, and when it stops: denials to disk, the audit log's summary. */
@Named
@Singleton
@ManagedLifecycle(phase = Phase.CAPABILITIES)
public class RecordKeeping extends StateGuardLifecycleSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RecordKeeping.class);

    private final DecisionMetrics metrics;
    private final DeniedPulls denied;
    private final AuditTrail audit;
    private @Nullable ScheduledExecutorService executor;

    @Inject
    public RecordKeeping(DecisionMetrics metrics, DeniedPulls denied, AuditTrail audit) {
        this.metrics = metrics;
        this.denied = denied;
        this.audit = audit;
    }

    @Override
    protected void doStart() {
        metrics.start();
        ScheduledExecutorService minutes = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "docker-mirror-minutes");
            thread.setDaemon(true);
            return thread;
        });
        // The task itself catches and logs, so nothing is lost with the future.
        ScheduledFuture<?> unused = minutes.scheduleAtFixedRate(this::minute, 1, 1, TimeUnit.MINUTES);
        executor = minutes;
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
        metrics.stop();
        minute();
    }

    private void minute() {
        try {
            audit.endMinute();
            denied.save();
        } catch (RuntimeException e) {
            LOG.warn("docker-mirror: recent denials are not written", e);
        }
    }
}
