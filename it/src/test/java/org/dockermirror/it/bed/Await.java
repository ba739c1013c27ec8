package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** Waiting for something that happens by itself. */
public final class Await {
    /** Something that holds or does not yet; an I/O error means not yet. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws IOException;
    }

    private Await() {}

    /** Asks until the condition holds, or fails with what was waited for. */
    public static void until(Duration limit, String what, Condition condition) {
        Instant end = Instant.now().plus(limit);
        while (!now(condition)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(what + ": not within " + limit.toSeconds() + " s");
            }
            pause(Duration.ofMillis(200));
        }
    }

    /** Fails if the condition comes to hold within this time: for what must not happen. */
    public static void never(Duration time, String what, Condition condition) {
        Instant end = Instant.now().plus(time);
        while (Instant.now().isBefore(end)) {
            if (now(condition)) {
                throw new AssertionError("should not have happened: " + what);
            }
            pause(Duration.ofMillis(500));
        }
    }

    private static boolean now(Condition condition) {
        try {
            return condition.holds();
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
