package org.dockermirror.routing.handler;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.group.GroupFacet;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.handlers.ContributedHandler;

/**
 * Says in place of a group why nobody in it answers: a group asks all its members, and makes a 404 of every refusal or shows
 * the one that it likes best. Where each mirror in it refuses, the client sees the first refusal; where one allows the image,
 * what the group says.
 * A mirror of strict groups refuses for the whole group, whatever its other members have.
 *
 * <p>The mirrors are asked for their decision here, because the routing rule of a member may have answered before the
 * member's own judge was reached.
 */
@Named
@Singleton
public class GroupHandler implements ContributedHandler {

    private final Mirrors mirrors;
    private final MirrorRefusals refusals;

    @Inject
    public GroupHandler(Mirrors mirrors, MirrorRefusals refusals) {
        this.mirrors = mirrors;
        this.refusals = refusals;
    }

    @Override
    public Response handle(Context context) throws Exception {
        Request request = context.getRequest();
        if (!isGroup(context.getRepository()) || !isRead(request)) {
            return context.proceed();
        }
        List<JudgedMirror> mirrors = mirrorsIn(context.getRepository());
        Optional<Response> before = strictRefusal(mirrors, mirror -> refusedByList(mirror, request));
        if (before.isPresent()) {
            return before.get();
        }
        Response response = context.proceed();
        // What a strict mirror refused for its content, another member may have served.
        return strictRefusal(mirrors, mirror -> MirrorRefusals.by(mirror, request))
                .orElseGet(() -> isNoAnswer(response) ? reasonFor(response, mirrors, request) : response);
    }

    private static Optional<Response> strictRefusal(
            List<JudgedMirror> mirrors, Function<JudgedMirror, Optional<Response>> refusal) {
        return mirrors.stream()
                .filter(JudgedMirror::strictGroups)
                .map(refusal)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isNoAnswer(Response response) {
        int status = response.getStatus().getCode();
        return status == 404 || status == 403;
    }

    private Response reasonFor(Response response, List<JudgedMirror> mirrors, Request request) {
        List<Optional<Response>> refused =
                mirrors.stream().map(mirror -> refusalBy(mirror, request)).collect(Collectors.toList());
        return refused.isEmpty() || refused.stream().anyMatch(Optional::isEmpty)
                ? response
                : refused.get(0).get();
    }

    private Optional<Response> refusalBy(JudgedMirror mirror, Request request) {
        return MirrorRefusals.by(mirror, request).or(() -> refusedByList(mirror, request));
    }

    private Optional<Response> refusedByList(JudgedMirror mirror, Request request) {
        long begun = System.nanoTime();
        Decision decision = mirror.decide(request.getAction(), request.getPath(), MirrorRefusals.query(request));
        if (!(decision instanceof Decision.Denied)) {
            return Optional.empty();
        }
        return Optional.of(refusals.refuse(mirror, (Decision.Denied) decision, request, System.nanoTime() - begun));
    }

    /** Those of groups in the group too. */
    private List<JudgedMirror> mirrorsIn(Repository group) {
        return group.facet(GroupFacet.class).leafMembers().stream()
                .map(member -> mirrors.reachedAs(member.getName()))
                .flatMap(Optional::stream)
                .collect(Collectors.toList());
    }

    private static boolean isRead(Request request) {
        return request.getAction().equals("GET") || request.getAction().equals("HEAD");
    }

    private static boolean isGroup(Repository repository) {
        return repository.getType().getValue().equals("group")
                && repository.getFormat().getValue().equals("docker");
    }
}
