package org.dockermirror.hold;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the thread that starts the server while archives of the deploy folder are still being installed.
 *
 * <p>Nexus forgets at every start what was installed from the folder, installs it again on a thread of its own, and does
 * not wait for it. An archive that comes too late leaves repositories without their recipe, which stops the server
 * ("Missing recipe"), or lets requests in before they are judged. The thread that starts the bundles goes on to start
 * the repositories (NexusContextListener), and it tells listeners of each bundle that it has started: there it is held.
 */
final class StartHold implements SynchronousBundleListener {

    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final String STARTING_THREAD = "FelixStartLevel";
    private static final long LOOK_MILLIS = 20;
    private static final Logger log = LoggerFactory.getLogger(StartHold.class);

    private final BooleanSupplier isInstalling;
    private final Duration longest;
    private boolean gaveUp;

    StartHold(BooleanSupplier isInstalling, Duration longest) {
        this.isInstalling = isInstalling;
        this.longest = longest;
    }

    /** Only once a bundle has started: before, its starter holds a lock that an installation may need. */
    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STARTED
                && Thread.currentThread().getName().equals(STARTING_THREAD)) {
            hold();
        }
    }

    private void hold() {
        if (gaveUp || !isInstalling.getAsBoolean()) {
            return;
        }
        long began = System.nanoTime();
        try {
            do {
                Thread.sleep(LOOK_MILLIS);
                gaveUp = System.nanoTime() - began > longest.toNanos();
            } while (!gaveUp && isInstalling.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            gaveUp = true;
        }
        report(Duration.ofNanos(System.nanoTime() - began));
    }

    private void report(Duration held) {
        if (gaveUp) {
            log.warn(
                    "docker-mirror: the deploy folder is still being installed after {} s; the server starts all the same",
                    held.toSeconds());
        } else {
            log.info(
                    "docker-mirror: the start waited {} ms until the deploy folder was installed whole",
                    held.toMillis());
        }
    }
}
