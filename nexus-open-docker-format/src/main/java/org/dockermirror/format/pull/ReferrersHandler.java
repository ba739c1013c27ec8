package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.proxy.ProxyFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/** Answers requests for referrers, only those of one {@code artifactType} if the client asks for it. */
@Named
@Singleton
public class ReferrersHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        // Refuses what is no digest.
        Asked.image(context);
        try {
            Content content = context.getRepository().facet(ProxyFacet.class).get(context);
            String artifactType = context.getRequest().getParameters().get("artifactType");
            // The specification wants a list where nothing is known, too, and no 404.
            return content == null ? Referrers.NONE.response(artifactType) : answer(content, artifactType);
        } catch (UpstreamException e) {
            return e.response();
        }
    }

    private static Response answer(Content content, @Nullable String artifactType) throws IOException {
        Referrers all;
        try (InputStream in = content.openInputStream()) {
            all = Referrers.parse(in.readAllBytes());
        }
        Response response = all.response(artifactType);
        Staleness.writeTo(response, content);
        return new Response.Builder()
                .copy(response)
                .payload(new Content(content, requireNonNull(response.getPayload())))
                .build();
    }
}
