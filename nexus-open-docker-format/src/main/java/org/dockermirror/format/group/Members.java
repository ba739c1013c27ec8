package org.dockermirror.format.group;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.dockermirror.format.sending.ParkingHandler;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.group.GroupFacet;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.ViewFacet;

/**
 * The members of a group, asked on behalf of one request of a client. What a member has answered is kept with the request:
 * it is asked once, also when the request comes back from where it was parked, and when several groups in the group have it.
 */
final class Members {

    private static final String ANSWERED = Members.class.getName() + ".answered";

    private final Context context;
    private final Map<String, Response> answered;

    private Members(Context context, Map<String, Response> answered) {
        this.context = context;
        this.answered = answered;
    }

    @SuppressWarnings("unchecked")
    static Members of(Context context) {
        Request request = context.getRequest();
        if (!request.getAttributes().contains(ANSWERED)) {
            request.getAttributes().set(ANSWERED, new ConcurrentHashMap<String, Response>());
        }
        return new Members(
                context, (Map<String, Response>) request.getAttributes().require(ANSWERED));
    }

    /** In their order; without those that were set offline, which nobody asks directly either. */
    List<Repository> online() {
        return context.getRepository().facet(GroupFacet.class).members().stream()
                .filter(member -> member.getConfiguration().isOnline())
                .collect(Collectors.toList());
    }

    /** @param request that of the client, or one with its attributes */
    Response ask(Repository member, Request request) throws Exception {
        Response before = answered.get(member.getName());
        if (before != null) {
            return before;
        }
        Response response =
                ParkingHandler.unlessParked(member.facet(ViewFacet.class).dispatch(request, context));
        answered.put(member.getName(), response);
        return response;
    }
}
