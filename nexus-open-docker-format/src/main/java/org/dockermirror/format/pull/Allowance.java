package org.dockermirror.format.pull;

import java.util.Map;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Response;

/** What a registry said of its rate limit when it was asked for something. */
final class Allowance {

    private final Map<String, String> headers;

    private Allowance(Map<String, String> headers) {
        this.headers = headers;
    }

    static Content mark(Content content, Map<String, String> headers) {
        content.getAttributes().set(Allowance.class, new Allowance(headers));
        return content;
    }

    /** Says the same to the client, whose request was one of those that count. */
    static void writeTo(Response response, Content content) {
        Allowance allowance = content.getAttributes().get(Allowance.class);
        if (allowance != null) {
            allowance.headers.forEach((name, value) -> response.getHeaders().replace(name, value));
        }
    }
}
