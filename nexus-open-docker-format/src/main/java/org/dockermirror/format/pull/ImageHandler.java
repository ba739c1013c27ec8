package org.dockermirror.format.pull;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath.Kind;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.proxy.ProxyFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/** Answers requests for manifests and blobs. */
@Named
@Singleton
public class ImageHandler implements Handler {

    private static final String DIGEST_HEADER = "Docker-Content-Digest";

    @Override
    public Response handle(Context context) throws Exception {
        ImageRequest request = Asked.image(context);
        try {
            Content content = context.getRepository().facet(ProxyFacet.class).get(context);
            return content == null ? unknown(request) : found(request, content);
        } catch (UpstreamException e) {
            return e.response();
        }
    }

    private static Response found(ImageRequest request, Content content) {
        Response response = HttpResponses.ok(content);
        Digest digest = digest(request, content);
        if (digest != null) {
            response.getHeaders().replace(DIGEST_HEADER, digest.toString());
        }
        Staleness.writeTo(response, content);
        Allowance.writeTo(response, content);
        return response;
    }

    private static @Nullable Digest digest(ImageRequest request, Content content) {
        return request.digest() != null
                ? request.digest()
                : content.getAttributes().get(Digest.class);
    }

    private static Response unknown(ImageRequest request) {
        ErrorCode code = request.kind() == Kind.BLOB ? ErrorCode.BLOB_UNKNOWN : ErrorCode.MANIFEST_UNKNOWN;
        return OciErrors.response(404, code, request + " is not known upstream").build();
    }
}
