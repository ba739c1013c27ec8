package org.dockermirror.format.pull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Parameters;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/** The page of a tag list that a client asks for: {@code n} tags after {@code last}. */
public final class TagPage {

    private final String name;
    private final int count;
    private final @Nullable String last;

    private TagPage(String name, int count, @Nullable String last) {
        this.name = name;
        this.count = count;
        this.last = last;
    }

    /** @throws RegistryException 400 if the number of tags is none */
    public static TagPage askedIn(Context context) {
        Parameters parameters = context.getRequest().getParameters();
        return new TagPage(Asked.path(context).name(), count(parameters.get("n")), parameters.get("last"));
    }

    /** The answer for the client, with the address of the next page if there is one. */
    public Response of(TagList whole) {
        TagList page = whole.page(count, last);
        Response response = HttpResponses.ok(new BytesPayload(page.toJson(), ContentTypes.APPLICATION_JSON));
        String next = count == 0 ? null : page.continuesAfter(whole);
        if (next != null) {
            String query = "n=" + count + "&last=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            response.getHeaders().replace("Link", "</v2/" + name + "/tags/list?" + query + ">; rel=\"next\"");
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
