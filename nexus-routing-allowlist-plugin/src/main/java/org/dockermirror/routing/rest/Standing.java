package org.dockermirror.routing.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.ListSource;
import org.jspecify.annotations.Nullable;

/** How a mirror's allow-list stands, and what is in the way if not all is well. */
final class Standing {

    private final MirrorView.State state;
    private final @Nullable String reason;

    private Standing(MirrorView.State state, @Nullable String reason) {
        this.state = state;
        this.reason = reason;
    }

    /**
     * That of a mirror.
     *
     * @param source where the list is written, once it has been read
     * @param hasOwner whether a configured mirror has the list
     * @param isThere whether the repository is there
     */
    static Standing of(JudgedMirror mirror, @Nullable ListSource source, boolean hasOwner, boolean isThere) {
        boolean isRefused = source != null && source.refusedAt().isPresent();
        boolean hasList = mirror.condition().list().isPresent();
        MirrorView.State good = isRefused ? MirrorView.State.LAST_GOOD : MirrorView.State.IN_FORCE;
        return new Standing(
                hasList ? good : MirrorView.State.REFUSES_ALL, reason(mirror, source, hasOwner, isThere, hasList));
    }

    MirrorView.State state() {
        return state;
    }

    /** In words; null if nothing is in the way. */
    @Nullable
    String reason() {
        return reason;
    }

    private static @Nullable String reason(
            JudgedMirror mirror, @Nullable ListSource source, boolean hasOwner, boolean isThere, boolean hasList) {
        if (!hasOwner) {
            return "its routing rule of this product belongs to no configured mirror, or to several; name the repository"
                    + " in docker-mirror.yaml";
        }
        if (source != null && source.refusedAt().isPresent()) {
            List<Problem> problems = source.problems();
            return "what is written is refused: "
                    + problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
        }
        if (!hasList) {
            return "no valid allow-list has been read yet";
        }
        return isThere
                ? null
                : "there is no repository \"" + mirror.repository() + "\", so nothing is served; the health check"
                        + " Docker mirror says why";
    }
}
