package org.dockermirror.it.shown;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.rules.ExternalResource;

/** The server of this package: one mirror, one hosted repository beside it, one address that is a trusted proxy. */
final class Shown extends ExternalResource {
    /** The last part of the loopback address that is a trusted proxy. */
    static final int TRUSTED_LOOPBACK = 2;

    static final String FILE = """
            # what we mirror
            mirrors:
              - repository: docker
                allow:
                  - helloz/**      # the article's
                  # asked for in March
                  - nginx
                upstream: %s
                port: 8082
            """.formatted(Upstream.PROXY.url());

    static final NexusServer SERVER = NexusServer.fresh("shown")
            .property("docker-mirror.trusted-proxies=127.0.0." + TRUSTED_LOOPBACK + ", 10.0.0.0/8")
            .with(Kar.MIRROR, Kar.FORMAT)
            .config(FILE);

    @Override
    protected void before() {
        SERVER.start();
        awaitReady();
    }

    /** The set-up goes on for a moment after the server answers. */
    static void awaitReady() {
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
    }

    /** Waits until this list, as JSON, is in force and is what is written. */
    static void awaitList(String entries) {
        Await.until(Duration.ofSeconds(30), "the list " + entries, () -> {
            JsonNode list = Caller.ADMIN.get("docker-mirrors/docker/allow-list").json();
            return list.get("entries").toString().equals(entries)
                    && list.get("problems").isEmpty();
        });
    }

    /** The rows of the denied list that are about the image. */
    static List<JsonNode> denied(String image) {
        return StreamSupport.stream(
                        Caller.ADMIN
                                .get("docker-mirrors/docker/denied")
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .filter(row -> row.get("image").asText().equals(image))
                .toList();
    }

    /** Asks once for an image that is on no list. */
    static void ask(String image) {
        Visitor.at(Entrance.PATH).plainly("GET", Visitor.manifestPath(image));
    }
}
