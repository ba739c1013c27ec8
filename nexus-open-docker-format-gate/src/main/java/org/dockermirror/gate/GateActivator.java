package org.dockermirror.gate;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * Opens the gate, or leaves it shut, once the server has installed what belongs to it.
 *
 * <p>While a server boots, a file in its deploy folder may be installed before the server's own bundles are, and a
 * Docker format among those would be overlooked. They are all there at start level 200 (NexusContextListener), before
 * any repository starts; so this bundle puts itself on that level and is started again by the framework.
 */
public final class GateActivator implements BundleActivator {

    private static final int PLUGINS_ARE_INSTALLED = 200;

    private @Nullable Gate gate;

    @Override
    public void start(BundleContext context) {
        if (level(context) < PLUGINS_ARE_INSTALLED) {
            context.getBundle().adapt(BundleStartLevel.class).setStartLevel(PLUGINS_ARE_INSTALLED);
            return;
        }
        Gate started = new Gate(context);
        gate = started;
        context.addBundleListener(started);
        started.decide();
    }

    private static int level(BundleContext context) {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
    }

    @Override
    public void stop(BundleContext context) {
        if (gate == null) {
            return;
        }
        context.removeBundleListener(gate);
        if (context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() != Bundle.STOPPING) {
            gate.close();
        }
    }
}
