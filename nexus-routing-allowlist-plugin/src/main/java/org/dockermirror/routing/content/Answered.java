package org.dockermirror.routing.content;

import java.util.Optional;
import org.dockermirror.allowlist.decision.Decision;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Response;

/** What became of the answer to a request that was allowed: it may go to the client, or it holds what is denied. */
public final class Answered {

    private final Response response;
    private final Decision.@Nullable Denied denied;

    private Answered(Response response, Decision.@Nullable Denied denied) {
        this.response = response;
        this.denied = denied;
    }

    static Answered with(Response response) {
        return new Answered(response, null);
    }

    static Answered denied(Decision.Denied denied, Response response) {
        return new Answered(response, denied);
    }

    /** The response, which must not be sent if something is {@link #denied}. */
    public Response response() {
        return response;
    }

    public Optional<Decision.Denied> denied() {
        return Optional.ofNullable(denied);
    }
}
