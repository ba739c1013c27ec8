package org.dockermirror.format.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.upstream.UpstreamException;
import org.sonatype.nexus.repository.view.Response;

/** Why no member of a group serves what was asked for. */
final class Refusals {

    private final List<Response> inOrder = new ArrayList<>();

    void add(Response refusal) {
        inOrder.add(refusal);
    }

    /**
     * The one that tells the client most: first that something is out of order, for then nobody knows whether it is there;
     * then what an upstream registry refuses; then that it is not found, for that member was willing; then what members
     * refuse by their own rules. Of several the first.
     */
    Response mostTelling() {
        return inOrder.stream()
                .min(Comparator.comparingInt(Refusals::rank))
                .orElseGet(() -> OciErrors.response(503, ErrorCode.UNAVAILABLE, "no member of this group is online")
                        .build());
    }

    private static int rank(Response refusal) {
        int status = refusal.getStatus().getCode();
        if (isTrouble(refusal)) {
            return 0;
        }
        if (UpstreamException.isIn(refusal)) {
            return 1;
        }
        return status == 404 ? 2 : 3;
    }

    /** Whether the member could not say, now. */
    static boolean isTrouble(Response refusal) {
        int status = refusal.getStatus().getCode();
        return status >= 500 || status == 429;
    }
}
