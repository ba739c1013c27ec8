package org.dockermirror.it.bed;

import static org.assertj.core.api.Assertions.assertThat;

/** The one answer to every request for an image that is not on the list. */
public final class Denial {
    private Denial() {}

    /** Checks status, headers and, unless the request was a HEAD, the body. */
    public static void check(Http.Reply reply, boolean bodied, String name, String tag, String mirror) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        if (!bodied) {
            assertThat(reply.body()).isEmpty();
            return;
        }
        assertThat(reply.json()).isEqualTo(Rest.json("""
                {"errors":[{"code":"DENIED","message":"%1$s is not on this mirror's allow-list",
                 "detail":{"image":"%1$s","tag":"%2$s","mirror":"%3$s"}}]}
                """.formatted(name, tag, mirror)));
    }

    public static boolean isDenied(Http.Reply reply) {
        return reply.status() == 403 && reply.text().contains("\"DENIED\"");
    }
}
