package org.dockermirror.cli.warm;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When the next request may be sent: all workers wait together while the registry wants no more of them. */
final class Pace {

    /** How the time passes; a test does not wait for it. */
    @FunctionalInterface
    interface Sleep {
        void of(long millis) throws InterruptedException;
    }

    private final LongSupplier nanos;
    private final Sleep sleep;
    private long nextNanos;
    private long waitedNanos;

    Pace(LongSupplier nanos, Sleep sleep) {
        this.nanos = nanos;
        this.sleep = sleep;
        this.nextNanos = nanos.getAsLong();
    }

    /** Waits until requests may be sent. */
    void await() throws InterruptedException {
        for (long left = left(); left > 0; left = left()) {
            sleep.of(left);
        }
    }

    /** Lets nobody send for this long from now, if that is longer than what is wanted already. */
    synchronized void pause(Duration time) {
        long now = nanos.getAsLong();
        long until = now + time.toNanos();
        if (until - nextNanos > 0) {
            waitedNanos += until - Math.max(nextNanos, now);
            nextNanos = until;
        }
    }

    /** How long nobody was to send, in all. */
    synchronized Duration waited() {
        return Duration.ofNanos(waitedNanos);
    }

    private synchronized long left() {
        long left = nextNanos - nanos.getAsLong();
        return left <= 0 ? 0 : Math.max(1, Duration.ofNanos(left).toMillis());
    }
}
