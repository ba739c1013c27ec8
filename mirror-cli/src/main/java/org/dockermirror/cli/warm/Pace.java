package org.dockermirror.cli.warm;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When the next request may be sent: all workers wait together while the registry wants no more of them, and take turns
 * where it has few left.
 */
final class Pace {

    /** How the time passes; a test does not wait for it. */
    @FunctionalInterface
    interface Sleep {
        void of(long millis) throws InterruptedException;
    }

    private final LongSupplier nanos;
    private final Sleep sleep;
    private long pausedUntil;
    private long nextTurn;
    private long intervalNanos;
    private long countedUntil;
    private long waitedNanos;

    Pace(LongSupplier nanos, Sleep sleep) {
        this.nanos = nanos;
        this.sleep = sleep;
        this.pausedUntil = nanos.getAsLong();
        this.nextTurn = pausedUntil;
        this.countedUntil = pausedUntil;
    }

    /** Waits until requests may be sent. */
    void await() throws InterruptedException {
        for (long left = left(false); left > 0; left = left(false)) {
            sleep.of(left);
        }
    }

    /** The same for a request that the registry counts: of these one goes in each interval. */
    void awaitTurn() throws InterruptedException {
        for (long left = left(true); left > 0; left = left(true)) {
            sleep.of(left);
        }
    }

    /** Lets nobody send for this long from now, if that is longer than what is wanted already. */
    synchronized void pause(Duration time) {
        long now = nanos.getAsLong();
        long until = now + time.toNanos();
        if (until - pausedUntil > 0) {
            count(now, until);
            pausedUntil = until;
        }
    }

    /** From now on, lets one counted request go in each interval; all go at once if it is zero. */
    synchronized void spread(Duration interval) {
        if (intervalNanos == 0) {
            nextTurn = nanos.getAsLong() + interval.toNanos();
        }
        intervalNanos = interval.toNanos();
    }

    /** How long requests were held back, in all. */
    synchronized Duration waited() {
        return Duration.ofNanos(waitedNanos);
    }

    private synchronized long left(boolean isTurn) {
        long now = nanos.getAsLong();
        long until = isTurn && intervalNanos > 0 && nextTurn - pausedUntil > 0 ? nextTurn : pausedUntil;
        if (until - now <= 0) {
            if (isTurn) {
                nextTurn = now + intervalNanos;
            }
            return 0;
        }
        count(now, until);
        return Math.max(1, Duration.ofNanos(until - now).toMillis());
    }

    /** What several wait for is counted once. */
    private void count(long now, long until) {
        long from = countedUntil - now > 0 ? countedUntil : now;
        if (until - from > 0) {
            waitedNanos += until - from;
            countedUntil = until;
        }
    }
}
