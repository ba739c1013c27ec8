package org.dockermirror.routing.handler;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletRequest;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.routing.content.Answered;
import org.dockermirror.routing.content.ContentJudge;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.observed.DecisionObserver;
import org.dockermirror.routing.refusal.RefusalHeaders;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.handlers.ContributedHandler;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/**
 * Judges requests to mirrors once more, by the path that the repository sees. This is where requests arrive that name
 * another repository, a group, and where a filter that is missing would show.
 */
@Named
@Singleton
public class AllowListHandler implements ContributedHandler {

    private static final String REFUSED = AllowListHandler.class.getName() + ".refused";

    private final Mirrors mirrors;
    private final ContentJudge content;
    private final DecisionObserver observer;
    private final Provider<HttpServletRequest> http;

    @Inject
    public AllowListHandler(
            Mirrors mirrors, ContentJudge content, DecisionObserver observer, Provider<HttpServletRequest> http) {
        this.mirrors = mirrors;
        this.content = content;
        this.observer = observer;
        this.http = http;
    }

    @Override
    public Response handle(Context context) throws Exception {
        Optional<JudgedMirror> mirror =
                mirrors.reachedAs(context.getRepository().getName());
        if (mirror.isPresent() && !content.isOurs(context)) {
            return judged(mirror.get(), context);
        }
        Response response = context.proceed();
        return isGroup(context) ? refusedByMember(context.getRequest(), response) : response;
    }

    private Response judged(JudgedMirror mirror, Context context) throws Exception {
        long begun = System.nanoTime();
        Request request = context.getRequest();
        Decision byList = mirror.decide(request.getAction(), request.getPath(), query(request));
        Decision decision = content.byLookUp(mirror, byList, context);
        long nanoseconds = System.nanoTime() - begun;
        if (decision instanceof Decision.Denied) {
            return refused(mirror, (Decision.Denied) decision, request, nanoseconds);
        }
        Response response = context.proceed();
        if (!(decision instanceof Decision.Allowed)) {
            return response;
        }
        Answered answered = content.answered(mirror, ((Decision.Allowed) decision).request(), context, response);
        if (answered.denied().isPresent()) {
            return refused(mirror, answered.denied().get(), request, nanoseconds);
        }
        observer.allowed(mirror.repository(), nanoseconds);
        return answered.response();
    }

    private Response refused(JudgedMirror mirror, Decision.Denied denied, Request request, long nanoseconds) {
        Refusal refusal = mirror.refusalOf(denied);
        observer.denied(mirror.repository(), denied, refusal, http::get, nanoseconds);
        Response response = responseOf(refusal);
        request.getAttributes().set(REFUSED, response);
        return response;
    }

    /**
     * A group asks all its members and says 404 if none answers. Where a mirror among them refused, the client is told
     * so: the attributes of a request are the same for the group and its members (GroupHandler).
     */
    private static Response refusedByMember(Request request, Response response) {
        if (response.getStatus().getCode() != 404 || !request.getAttributes().contains(REFUSED)) {
            return response;
        }
        return request.getAttributes().require(REFUSED, Response.class);
    }

    private static boolean isGroup(Context context) {
        return context.getRepository().getType().getValue().equals("group");
    }

    /** The one parameter that makes a difference: the view describes a response of its own making for it. */
    private static @Nullable String query(Request request) {
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
