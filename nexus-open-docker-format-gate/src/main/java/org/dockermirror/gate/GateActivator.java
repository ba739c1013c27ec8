package org.dockermirror.gate;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Opens the gate, or leaves it shut, when the server starts this bundle. */
public final class GateActivator implements BundleActivator {

    private @Nullable Gate gate;

    @Override
    public void start(BundleContext context) {
        Gate started = new Gate(context);
        gate = started;
        context.addBundleListener(started);
        started.decide();
    }

    @Override
    public void stop(BundleContext context) {
        if (gate != null) {
            context.removeBundleListener(gate);
        }
    }
}
