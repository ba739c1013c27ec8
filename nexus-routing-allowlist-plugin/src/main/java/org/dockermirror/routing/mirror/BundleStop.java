package org.dockermirror.routing.mirror;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.SynchronousBundleListener;
import org.sonatype.nexus.common.app.ManagedLifecycle;
import org.sonatype.nexus.common.app.ManagedLifecycle.Phase;
import org.sonatype.nexus.common.app.ManagedLifecycleManager;
import org.sonatype.nexus.common.stateguard.StateGuardLifecycleSupport;

/**
 * Tells {@link OfflineMirrors} when this bundle is stopped while the server runs on.
 *
 * <p>A server that shuts down stops its lifecycles first and its bundles last, so that the listener is gone by then. A
 * bundle alone is stopped in the other order: the framework's event comes first, or Nexus sees the bundle go and stops
 * the lifecycle of a bundle that is stopping.
 */
@Named
@Singleton
@ManagedLifecycle(phase = Phase.TASKS)
public class BundleStop extends StateGuardLifecycleSupport implements SynchronousBundleListener {

    private final OfflineMirrors offline;
    private final @Nullable Bundle bundle = FrameworkUtil.getBundle(BundleStop.class);
    private final AtomicBoolean hasLeft = new AtomicBoolean();

    @Inject
    public BundleStop(OfflineMirrors offline) {
        this.offline = offline;
    }

    @Override
    protected void doStart() {
        offline.comeBack();
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        if (context != null) {
            context.addBundleListener(this);
        }
    }

    @Override
    protected void doStop() {
        if (bundle != null && bundle.getState() == Bundle.STOPPING) {
            leave();
        }
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        if (context != null) {
            context.removeBundleListener(this);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPING && event.getBundle().equals(bundle)) {
            leave();
        }
    }

    private void leave() {
        if (!isServerStopping() && hasLeft.compareAndSet(false, true)) {
            offline.leave();
        }
    }

    /** By either sign: which comes first depends on who asked the server to stop. */
    private boolean isServerStopping() {
        BundleContext context = bundle == null ? null : bundle.getBundleContext();
        return ManagedLifecycleManager.isShuttingDown()
                || context == null
                || context.getBundle(0).getState() == Bundle.STOPPING;
    }
}
