package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Visitor;

/** What may come of a pull: the right bytes, or an error that a client understands. */
final class Pulls {
    private Pulls() {}

    /** The whole image, every byte of it as it should be. */
    static void whole(Visitor visitor, OwnImage image) {
        assertThat(Digests.of(visitor.manifest(image.byTag()).expect(200).body()))
                .isEqualTo(image.digest());
        for (String path : image.paths()) {
            assertThat(path).endsWith(Digests.of(visitor.get(path).expect(200).body()));
        }
    }

    /** An error in the registry protocol, with this status and code and with words. */
    static Http.Reply error(Http.Reply reply, int status, String code) {
        assertThat(reply.expect(status).header("Content-Type")).startsWith("application/json");
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(reply.json().at("/errors/0/message").asText()).isNotBlank();
        return reply;
    }

    /** Right bytes, a clear error that does not blame the client, or a body that breaks off: nothing else. */
    static boolean harmless(Visitor visitor, String path) {
        Http.Reply reply;
        try {
            reply = visitor.get(path);
        } catch (UncheckedIOException e) {
            return false;
        }
        if (reply.status() == 200) {
            assertThat(path).endsWith(Digests.of(reply.body()));
            return true;
        }
        assertThat(reply.status()).as(path).isBetween(500, 504);
        error(reply, reply.status(), reply.json().at("/errors/0/code").asText());
        return false;
    }
}
