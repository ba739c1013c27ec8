package org.dockermirror.allowlist.content;

import java.util.Arrays;
import java.util.BitSet;
import org.dockermirror.allowlist.rule.Scope;

/** What the allowed part of an image leads to, as far as it was known at one time. */
final class Reached {

    private final Scope scope;
    private final int version;
    private final long untilMillis;
    private final int[] digests;
    private final int[] unread;

    /** @param untilMillis when the first earlier manifest of a moved tag expires */
    Reached(Scope scope, int version, long untilMillis, BitSet digests, BitSet unread) {
        this.scope = scope;
        this.version = version;
        this.untilMillis = untilMillis;
        this.digests = digests.stream().toArray();
        this.unread = unread.stream().toArray();
    }

    /** Whether it still holds for this scope. */
    boolean isValid(Scope asked, int versionNow, long millis) {
        return version == versionNow && millis < untilMillis && scope.saysTheSameAs(asked);
    }

    boolean contains(int digest) {
        return Arrays.binarySearch(digests, digest) >= 0;
    }

    /** Manifests among them that nobody has read under this name, or that nobody has read at all. */
    int[] unread() {
        return unread;
    }
}
