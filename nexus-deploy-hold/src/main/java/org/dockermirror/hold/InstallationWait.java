package org.dockermirror.hold;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the archives of the deploy folder are installed. */
final class InstallationWait {

    /** Long enough for the slowest disk, short enough not to look like a server that hangs. */
    static final Duration LONGEST = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 20;
    private static final Logger log = LoggerFactory.getLogger(InstallationWait.class);

    private final BooleanSupplier isInstalling;
    private final Duration longest;

    InstallationWait(BooleanSupplier isInstalling, Duration longest) {
        this.isInstalling = isInstalling;
        this.longest = longest;
    }

    void await() {
        if (!isInstalling.getAsBoolean()) {
            return;
        }
        long began = System.nanoTime();
        boolean isDone = false;
        try {
            while (!isDone && System.nanoTime() - began < longest.toNanos()) {
                Thread.sleep(LOOK_MILLIS);
                isDone = !isInstalling.getAsBoolean();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report(Duration.ofNanos(System.nanoTime() - began), isDone);
    }

    private static void report(Duration waited, boolean isDone) {
        if (isDone) {
            log.info(
                    "docker-mirror: the start waited {} ms until the deploy folder was installed whole",
                    waited.toMillis());
        } else {
            log.warn(
                    "docker-mirror: the deploy folder is still being installed after {} s; the server starts all the same",
                    waited.toSeconds());
        }
    }
}
