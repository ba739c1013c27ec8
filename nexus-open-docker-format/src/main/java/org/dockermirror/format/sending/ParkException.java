package org.dockermirror.format.sending;

import java.util.concurrent.CompletableFuture;

/** A request cannot be answered yet: it leaves its thread, and comes back when something has happened. */
final class ParkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<?> until;

    ParkException(CompletableFuture<?> until) {
        super("parked", null, false, false);
        this.until = until;
    }

    /** Completes, in whatever way, when the request can be answered. */
    CompletableFuture<?> until() {
        return until;
    }
}
