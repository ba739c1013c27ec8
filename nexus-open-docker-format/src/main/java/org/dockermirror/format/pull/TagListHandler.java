package org.dockermirror.format.pull;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.OciErrors;
import org.dockermirror.format.error.RegistryException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.proxy.ProxyFacet;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/** Answers requests for tag lists, in pages ({@code n}, {@code last}) if the client asks for them. */
@Named
@Singleton
public class TagListHandler implements Handler {

    @Override
    public Response handle(Context context) throws Exception {
        ImageRequest request = Asked.image(context);
        int count = count(context.getRequest().getParameters().get("n"));
        try {
            Content content = context.getRepository().facet(ProxyFacet.class).get(context);
            if (content == null) {
                return OciErrors.response(404, ErrorCode.NAME_UNKNOWN, request + " is not known upstream")
                        .build();
            }
            return page(
                    Asked.path(context),
                    content,
                    count,
                    context.getRequest().getParameters().get("last"));
        } catch (UpstreamException e) {
            return OciErrors.response(e.answer());
        }
    }

    private static Response page(RegistryPath path, Content content, int count, @Nullable String last)
            throws IOException {
        TagList whole;
        try (InputStream in = content.openInputStream()) {
            whole = TagList.parse(in.readAllBytes());
        }
        TagList page = whole.page(count, last);
        Response response =
                HttpResponses.ok(new Content(content, new BytesPayload(page.toJson(), ContentTypes.APPLICATION_JSON)));
        Staleness.writeTo(response, content);
        String next = count == 0 ? null : page.continuesAfter(whole);
        if (next != null) {
            String query = "n=" + count + "&last=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            response.getHeaders().replace("Link", "</v2/" + path.name() + "/tags/list?" + query + ">; rel=\"next\"");
        }
        return response;
    }

    private static int count(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return -1;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // said below, together with negative numbers
        }
        throw RegistryException.badRequest(
                ErrorCode.UNSUPPORTED, "n=" + text + ": n is the number of tags to list, 0 or more");
    }
}
