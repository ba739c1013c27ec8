package org.dockermirror.routing.handler;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletRequest;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.observed.DecisionObserver;
import org.dockermirror.routing.refusal.RefusalHeaders;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/**
 * Refuses requests in the name of a mirror. Every refusal is told once, and kept with the request: its attributes are the
 * same for a group and the members that it asks (GroupHandler).
 */
@Named
@Singleton
public class MirrorRefusals {

    private static final String REFUSED_BY = MirrorRefusals.class.getName() + ".by.";

    private final DecisionObserver observer;
    private final Provider<HttpServletRequest> http;

    @Inject
    public MirrorRefusals(DecisionObserver observer, Provider<HttpServletRequest> http) {
        this.observer = observer;
        this.http = http;
    }

    Response refuse(JudgedMirror mirror, Decision.Denied denied, Request request, long nanoseconds) {
        Refusal refusal = mirror.refusalOf(denied);
        observer.denied(mirror.repository(), denied, refusal, http::get, nanoseconds);
        Response response = responseOf(refusal);
        request.getAttributes().set(REFUSED_BY + mirror.repository(), response);
        return response;
    }

    /** What the mirror answered to this request, if it refused it before. */
    static Optional<Response> by(JudgedMirror mirror, Request request) {
        return Optional.ofNullable(request.getAttributes().get(REFUSED_BY + mirror.repository(), Response.class));
    }

    /** The one parameter that makes a difference: the view describes a response of its own making for it. */
    static @Nullable String query(Request request) {
        return request.getParameters().contains("describe") ? "describe" : null;
    }

    /** Without a reason phrase: the message quotes a path that was decoded, and may hold a line break. */
    private static Response responseOf(Refusal refusal) {
        Response.Builder response = new Response.Builder()
                .status(Status.failure(refusal.status()))
                .payload(new StringPayload(refusal.json(), Refusal.CONTENT_TYPE));
        RefusalHeaders.of(refusal).forEach(response::header);
        return response.build();
    }
}
