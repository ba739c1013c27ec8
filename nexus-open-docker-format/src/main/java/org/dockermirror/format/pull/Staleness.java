package org.dockermirror.format.pull;

import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Response;

/** The mark of a copy that upstream could not confirm, and why. */
final class Staleness {

    private final String reason;

    private Staleness(String reason) {
        this.reason = reason;
    }

    static Content mark(Content content, String reason) {
        content.getAttributes().set(Staleness.class, new Staleness(reason));
        return content;
    }

    /** Says so in a Warning header (RFC 7234, section 5.5.1), if the content is stale. */
    static void writeTo(Response response, Content content) {
        Staleness staleness = content.getAttributes().get(Staleness.class);
        if (staleness != null) {
            String text = staleness.reason.replaceAll("[^ -!#-\\[\\]-~]", "?");
            response.getHeaders().replace("Warning", "110 - \"Response is stale: " + text + "\"");
        }
    }
}
