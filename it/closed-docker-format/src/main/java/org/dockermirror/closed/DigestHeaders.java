package org.dockermirror.closed;

import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Response;

/** Says in the headers of an answer that it is a registry's, and which digest its content has. */
final class DigestHeaders implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        Response response = context.proceed();
        response.getHeaders().replace("Docker-Distribution-Api-Version", "registry/2.0");
        Payload payload = response.getPayload();
        if (payload instanceof Content) {
            Object digest = ((Content) payload).getAttributes().get(StoreFacet.DIGEST);
            if (digest != null) {
                response.getHeaders().replace("Docker-Content-Digest", digest.toString());
            }
        }
        return response;
    }
}
