package org.dockermirror.format.upstream;

import java.time.Duration;
import java.time.Instant;

/** A token of the upstream's token server, and until when it is used. */
final class BearerToken {

    /** What the specification of Docker's token authentication says to assume when the answer names no time. */
    private static final Duration DEFAULT_LIFE = Duration.ofSeconds(60);

    /** A token is given up this early, so that it does not expire on its way. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final String value;
    private final Instant usableUntil;

    private BearerToken(String value, Instant usableUntil) {
        this.value = value;
        this.usableUntil = usableUntil;
    }

    /** @param expiresIn seconds; 0 or less if the token server did not say */
    static BearerToken of(String value, long expiresIn, Instant now) {
        Duration life = expiresIn > 0 ? Duration.ofSeconds(expiresIn) : DEFAULT_LIFE;
        return new BearerToken(value, now.plus(life).minus(MARGIN));
    }

    boolean isUsable(Instant now) {
        return now.isBefore(usableUntil);
    }

    /** The value of the Authorization header. */
    String authorization() {
        return "Bearer " + value;
    }

    /** Without the token itself: this text may reach a log. */
    @Override
    public String toString() {
        return "a bearer token, usable until " + usableUntil;
    }
}
