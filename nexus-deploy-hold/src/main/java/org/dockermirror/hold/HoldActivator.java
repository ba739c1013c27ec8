package org.dockermirror.hold;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the server wait for the rest of the deploy folder as soon as the first of our archives arrives. */
public final class HoldActivator implements BundleActivator {

    private static final Logger log = LoggerFactory.getLogger(HoldActivator.class);

    private @Nullable StartBarrier barrier;

    @Override
    public void start(BundleContext context) throws BundleException {
        if (RepositoriesStart.isRunning()) {
            log.warn("docker-mirror: the server was through its own bundles before it looked into the deploy folder;"
                    + " should it stop now because a recipe is missing, start it again");
        }
        InstallationWait wait = new InstallationWait(DeployFolderWatch::isInstalling, InstallationWait.LONGEST);
        barrier = StartBarrier.install(context, wait::await);
    }

    @Override
    public void stop(BundleContext context) throws BundleException {
        // A framework that stops is forgotten whole.
        if (barrier != null && context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() != Bundle.STOPPING) {
            barrier.remove();
        }
    }
}
