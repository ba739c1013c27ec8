package org.dockermirror.hold;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An empty bundle that queues up behind the bundles a server is starting, and holds the queue when its turn comes.
 *
 * <p>Nexus forgets at every start what was installed from the deploy folder, installs it again on a thread of its own,
 * and does not wait for it. An archive that comes too late leaves repositories without their recipe, which stops the
 * server ("Missing recipe"), or lets requests in before they are judged. The thread that empties the queue goes on to
 * start the repositories (NexusContextListener), so there it is held.
 *
 * <p>Felix locks a bundle until its start has ended, its listeners included, and an installation starts again whatever
 * the new bundles need: who holds the queue in the turn of a bundle of the server, or of an archive, may hold what the
 * installation waits for. Nobody needs an empty bundle that was not in any archive.
 */
final class StartBarrier implements SynchronousBundleListener {

    private static final String QUEUE = "FelixStartLevel";
    private static final Logger log = LoggerFactory.getLogger(StartBarrier.class);

    private final Bundle bundle;
    private final Runnable wait;

    private StartBarrier(Bundle bundle, Runnable wait) {
        this.bundle = bundle;
        this.wait = wait;
    }

    /**
     * Puts one behind everything that is in the queue now. In a server that is up there is no queue: it is passed at
     * once, and nothing is held.
     */
    static StartBarrier install(BundleContext context, Runnable wait) throws BundleException {
        String name = context.getBundle().getSymbolicName() + ".barrier";
        Bundle bundle = context.installBundle(name, EmptyBundle.named(name));
        bundle.adapt(BundleStartLevel.class).setStartLevel(level(context));
        StartBarrier barrier = new StartBarrier(bundle, wait);
        context.addBundleListener(barrier);
        queue(bundle);
        return barrier;
    }

    /**
     * From a thread of its own: the one that empties the queue starts at once what others queue, and whoever installs a
     * barrier may be in its turn.
     */
    private static void queue(Bundle bundle) {
        Thread starter = new Thread(() -> start(bundle), "docker-mirror-barrier");
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void start(Bundle bundle) {
        try {
            bundle.start();
        } catch (BundleException e) {
            log.warn("docker-mirror: the start of the server is not held for its deploy folder", e);
        }
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED
                && event.getBundle() == bundle
                && Thread.currentThread().getName().equals(QUEUE)) {
            wait.run();
        }
    }

    /** Not as soon as it is passed: what was asked of the queue about it may still be to come. */
    void remove() throws BundleException {
        if (bundle.getState() != Bundle.UNINSTALLED) {
            bundle.uninstall();
        }
    }

    private static int level(BundleContext context) {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID)
                .adapt(FrameworkStartLevel.class)
                .getStartLevel();
    }
}
