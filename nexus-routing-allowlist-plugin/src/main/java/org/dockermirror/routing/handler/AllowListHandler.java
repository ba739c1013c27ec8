package org.dockermirror.routing.handler;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.routing.content.Answered;
import org.dockermirror.routing.content.ContentJudge;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.observed.DecisionObserver;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.handlers.ContributedHandler;

/**
 * Judges requests to mirrors once more, by the path that the repository sees. This is where requests arrive that name
 * another repository, a group, and where a filter that is missing would show.
 */
@Named
@Singleton
public class AllowListHandler implements ContributedHandler {

    private final Mirrors mirrors;
    private final ContentJudge content;
    private final MirrorRefusals refusals;
    private final DecisionObserver observer;

    @Inject
    public AllowListHandler(Mirrors mirrors, ContentJudge content, MirrorRefusals refusals, DecisionObserver observer) {
        this.mirrors = mirrors;
        this.content = content;
        this.refusals = refusals;
        this.observer = observer;
    }

    @Override
    public Response handle(Context context) throws Exception {
        Optional<JudgedMirror> mirror =
                mirrors.reachedAs(context.getRepository().getName());
        return mirror.isPresent() && !content.isOurs(context) ? judged(mirror.get(), context) : context.proceed();
    }

    private Response judged(JudgedMirror mirror, Context context) throws Exception {
        long begun = System.nanoTime();
        Request request = context.getRequest();
        Decision byList = mirror.decide(request.getAction(), request.getPath(), MirrorRefusals.query(request));
        Decision decision = content.byLookUp(mirror, byList, context);
        long nanoseconds = System.nanoTime() - begun;
        if (decision instanceof Decision.Denied) {
            return refusals.refuse(mirror, (Decision.Denied) decision, request, nanoseconds);
        }
        Response response = context.proceed();
        if (!(decision instanceof Decision.Allowed)) {
            return response;
        }
        Answered answered = content.answered(mirror, ((Decision.Allowed) decision).request(), context, response);
        if (answered.denied().isPresent()) {
            return refusals.refuse(mirror, answered.denied().get(), request, nanoseconds);
        }
        observer.allowed(mirror.repository(), nanoseconds);
        return answered.response();
    }
}
