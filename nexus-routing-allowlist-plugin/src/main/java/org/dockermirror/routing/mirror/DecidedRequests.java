package org.dockermirror.routing.mirror;

import java.util.function.Supplier;
import org.dockermirror.allowlist.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what one list said about the last requests that it did not refuse. Each comes twice, to the filter as it was
 * sent and to the handler as the repository sees it, and popular images are asked for over and over. A list never changes
 * and gives the same answer to the same request; for another list there is another one of these. Safe from any thread.
 *
 * <p>What the list refuses is not remembered: who asks for what is not on it does not drive out what is.
 */
final class DecidedRequests {

    /** How many bits of a hash choose the slot. With the longest paths 256 take less than a megabyte, usually a tenth. */
    private static final int BITS = 8;

    /** Spreads hashes that differ in their lowest bits only (Fibonacci hashing). */
    private static final int GOLDEN = 0x9E3779B9;

    private static final int LONGEST_PATH = 512;

    /** A decision that content decides about holds what all entries say of the image. */
    private static final int MOST_ENTRIES = 16;

    /** Without a lock: whoever reads while another writes sees one whole element or the other, for they never change. */
    private final @Nullable Decided[] slots = new Decided[1 << BITS];

    /** The decision about a request without a query: the one from before, or else a new one. */
    Decision of(String method, String path, Supplier<Decision> deciding) {
        int slot = path.hashCode() * GOLDEN >>> Integer.SIZE - BITS;
        Decided before = slots[slot];
        if (before != null && before.path.equals(path) && before.method.equals(method)) {
            return before.decision;
        }
        Decision decision = deciding.get();
        if (path.length() <= LONGEST_PATH && isSmall(decision)) {
            slots[slot] = new Decided(method, path, decision);
        }
        return decision;
    }

    private static boolean isSmall(Decision decision) {
        return decision instanceof Decision.ByContent
                ? ((Decision.ByContent) decision).scope().size() <= MOST_ENTRIES
                : !(decision instanceof Decision.Denied);
    }

    private static final class Decided {
        private final String method;
        private final String path;
        private final Decision decision;

        Decided(String method, String path, Decision decision) {
            this.method = method;
            this.path = path;
            this.decision = decision;
        }
    }
}
