package org.dockermirror.routing.observed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often, and from when to when, the same was denied to the same client; immutable. */
public final class DenialCount {

    private final Denial denial;
    private final long count;
    private final Instant firstSeen;
    private final Instant lastSeen;

    DenialCount(Denial denial, long count, Instant firstSeen, Instant lastSeen) {
        this.denial = denial;
        this.count = count;
        this.firstSeen = firstSeen;
        this.lastSeen = lastSeen;
    }

    static DenialCount first(Denial denial, Instant now) {
        return new DenialCount(denial, 1, now, now);
    }

    DenialCount again(Instant now) {
        return new DenialCount(denial, count + 1, firstSeen, now);
    }

    public Denial denial() {
        return denial;
    }

    /** The number of requests. */
    public long count() {
        return count;
    }

    public Instant firstSeen() {
        return firstSeen;
    }

    public Instant lastSeen() {
        return lastSeen;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DenialCount
                && denial.equals(((DenialCount) other).denial)
                && count == ((DenialCount) other).count
                && firstSeen.equals(((DenialCount) other).firstSeen)
                && lastSeen.equals(((DenialCount) other).lastSeen);
    }

    @Override
    public int hashCode() {
        return denial.hashCode();
    }

    @Override
    public String toString() {
        return denial + ", " + count + " times from " + firstSeen + " to " + lastSeen;
    }
}
