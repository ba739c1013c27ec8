package org.dockermirror.closed;

import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/** {@code /v2/}: sends a client without a token to where it gets one. */
final class Ping implements Handler {

    private static final StringPayload EMPTY = new StringPayload("{}", "application/json");

    @Override
    public Response handle(Context context) {
        if (context.getRequest().getHeaders().contains("Authorization")) {
            return HttpResponses.ok(EMPTY);
        }
        String tokens = context.getRepository().getUrl() + "/v2/token";
        return new Response.Builder()
                .status(Status.failure(401))
                .header("WWW-Authenticate", "Bearer realm=\"" + tokens + "\",service=\"" + tokens + "\"")
                .payload(EMPTY)
                .build();
    }
}
