package org.dockermirror.format.sending;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletRequest;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.ViewFacet;

/**
 * Parks requests that have to wait, outermost of all handlers: the request then passes all of them anew. Only what a
 * client itself asked can be parked; another bundle that asks waits for its answer. What a group asks of a member for a
 * client is parked at the group, see {@link #unlessParked}.
 */
@Named
@Singleton
public class ParkingHandler implements Handler {

    private static final String FIRST = ParkingHandler.class.getName() + ".first";

    private final Provider<HttpServletRequest> http;

    @Inject
    public ParkingHandler(Provider<HttpServletRequest> http) {
        this.http = http;
    }

    @Override
    public Response handle(Context context) throws Exception {
        Request request = context.getRequest();
        if (isOfClient(request, context.getRepository())) {
            request.getAttributes().set(Patience.MAY_PARK, true);
        }
        try {
            return context.proceed();
        } catch (ParkException e) {
            Repository repository = context.getRepository();
            ParkedPayload parked = new ParkedPayload(
                    e.until(), () -> repository.facet(ViewFacet.class).dispatch(request));
            return new Response.Builder()
                    .status(Status.failure(503))
                    .payload(parked)
                    .build();
        }
    }

    /** The answer of a member of a group; where the member has to wait, the whole group does. */
    public static Response unlessParked(Response response) {
        if (response.getPayload() instanceof ParkedPayload) {
            throw new ParkException(((ParkedPayload) response.getPayload()).until());
        }
        return response;
    }

    /** The first request that this repository sees on behalf of an HTTP request, which names this repository. */
    private boolean isOfClient(Request request, Repository repository) {
        HttpServletRequest servlet = http.get();
        if (servlet.getAttribute(FIRST) == null) {
            servlet.setAttribute(FIRST, request);
        }
        String path = servlet.getPathInfo();
        return servlet.getAttribute(FIRST) == request
                && path != null
                && path.startsWith("/" + repository.getName() + "/");
    }
}
