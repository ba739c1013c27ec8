package org.dockermirror.closed;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/**
 * Images that were pushed: a manifest with PUT, as every client does it, and a blob with the one POST of the OCI
 * distribution specification (end-4b), {@code /v2/<name>/blobs/uploads/?digest=…}.
 */
final class HostedHandler implements Handler {

    @Override
    public Response handle(Context context) throws IOException {
        Asked asked = Asked.in(context);
        Request request = context.getRequest();
        StoreFacet store = context.getRepository().facet(StoreFacet.class);
        switch (request.getAction()) {
            case "GET":
            case "HEAD":
                return asked.kind.equals("tags")
                        ? tags(asked, store)
                        : store.get(asked.assetPath()).map(HttpResponses::ok).orElseGet(HttpResponses::notFound);
            case "PUT":
                return asked.kind.equals("manifests") ? put(asked, request.getPayload(), store) : notAllowed(request);
            case "POST":
                String digest = request.getParameters().get("digest");
                return asked.reference.equals("uploads") && digest != null
                        ? put("/v2/-/blobs/" + digest, request.getPayload(), store)
                        : notAllowed(request);
            default:
                return notAllowed(request);
        }
    }

    /** Under its tag, and under its digest. */
    private static Response put(Asked asked, @Nullable Payload manifest, StoreFacet store) throws IOException {
        Response response = put(asked.assetPath(), manifest, store);
        String digest = response.getHeaders().get("Docker-Content-Digest");
        store.get(asked.assetPath())
                .ifPresent(kept -> store.put("/v2/" + asked.name + "/manifests/" + digest, kept.getPayload()));
        return response;
    }

    private static Response put(String path, @Nullable Payload payload, StoreFacet store) {
        if (payload == null) {
            return HttpResponses.badRequest("no content");
        }
        Object digest = store.put(path, payload).getAttributes().require(StoreFacet.DIGEST);
        Response created = HttpResponses.created();
        created.getHeaders().replace("Docker-Content-Digest", digest.toString());
        return created;
    }

    private static Response tags(Asked asked, StoreFacet store) {
        List<String> tags = store.below("/v2/" + asked.name + "/manifests/").stream()
                .filter(reference -> !reference.contains(":"))
                .map(tag -> "\"" + tag + "\"")
                .collect(Collectors.toList());
        return tags.isEmpty()
                ? HttpResponses.notFound()
                : HttpResponses.ok(new StringPayload(
                        "{\"name\":\"" + asked.name + "\",\"tags\":[" + String.join(",", tags) + "]}",
                        "application/json"));
    }

    private static Response notAllowed(Request request) {
        return HttpResponses.methodNotAllowed(request.getAction(), "GET", "HEAD");
    }
}
