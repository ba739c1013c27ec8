package org.dockermirror.format.pull;

import java.io.IOException;
import java.io.InputStream;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.proxy.ProxyFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/** Answers requests for referrers, only those of one {@code artifactType} if the client asks for it. */
@Named
@Singleton
public class ReferrersHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        ImageRequest request = Asked.image(context);
        try {
            Content content = context.getRepository().facet(ProxyFacet.class).get(context);
            if (content == null) {
                return OciErrors.response(404, ErrorCode.NAME_UNKNOWN, request + " is not known upstream")
                        .build();
            }
            return answer(content, context.getRequest().getParameters().get("artifactType"));
        } catch (UpstreamException e) {
            return OciErrors.response(e.answer());
        }
    }

    private static Response answer(Content content, @Nullable String artifactType) throws IOException {
        Referrers all;
        try (InputStream in = content.openInputStream()) {
            all = Referrers.parse(in.readAllBytes());
        }
        if (artifactType == null || artifactType.isEmpty()) {
            return answer(content, all);
        }
        // A media type has no blanks: this is a plus sign that the client did not escape.
        Response response = answer(content, all.ofType(artifactType.replace(' ', '+')));
        response.getHeaders().replace("OCI-Filters-Applied", "artifactType");
        return response;
    }

    private static Response answer(Content content, Referrers referrers) {
        Response response =
                HttpResponses.ok(new Content(content, new BytesPayload(referrers.toJson(), Manifest.OCI_INDEX)));
        Staleness.writeTo(response, content);
        return response;
    }
}
