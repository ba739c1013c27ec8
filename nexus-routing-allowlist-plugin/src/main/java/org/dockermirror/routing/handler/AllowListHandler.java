package org.dockermirror.routing.handler;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.decision.Decision;
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
    private final MirrorRefusals refusals;
    private final DecisionObserver observer;

    @Inject
    public AllowListHandler(Mirrors mirrors, MirrorRefusals refusals, DecisionObserver observer) {
        this.mirrors = mirrors;
        this.refusals = refusals;
        this.observer = observer;
    }

    @Override
    public Response handle(Context context) throws Exception {
        Optional<JudgedMirror> mirror =
                mirrors.reachedAs(context.getRepository().getName());
        if (mirror.isPresent()) {
            Optional<Response> refusal = refusal(mirror.get(), context.getRequest());
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return context.proceed();
    }

    private Optional<Response> refusal(JudgedMirror mirror, Request request) {
        long begun = System.nanoTime();
        Decision decision = mirror.decide(request.getAction(), request.getPath(), MirrorRefusals.query(request));
        long nanoseconds = System.nanoTime() - begun;
        if (decision instanceof Decision.Denied) {
            return Optional.of(refusals.refuse(mirror, (Decision.Denied) decision, request, nanoseconds));
        }
        if (decision instanceof Decision.Allowed) {
            observer.allowed(mirror.repository(), nanoseconds);
        }
        return Optional.empty();
    }
}
