package org.dockermirror.hold;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Begins to hold as soon as the first of our archives arrives, before any other bundle in it starts. */
public final class HoldActivator implements BundleActivator {

    private @Nullable StartHold hold;

    @Override
    public void start(BundleContext context) {
        StartHold begun = new StartHold(DeployFolderWatch::isInstalling, StartHold.LONGEST);
        hold = begun;
        context.addBundleListener(begun);
    }

    @Override
    public void stop(BundleContext context) {
        if (hold != null) {
            context.removeBundleListener(hold);
        }
    }
}
