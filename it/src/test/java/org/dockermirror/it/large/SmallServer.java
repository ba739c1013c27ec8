package org.dockermirror.it.large;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.junit.rules.ExternalResource;

/** A server with the open Docker format and little memory, which stops downloads that nobody reads. */
final class SmallServer extends ExternalResource {
    /** Heap and buffers outside of it, in megabytes: about what the server itself needs. */
    static final int HEAP = 512;

    static final int BUFFERS = 128;

    static final NexusServer SERVER = NexusServer.fresh("small")
            .memory(HEAP, BUFFERS)
            .property("docker-mirror.stop-abandoned-downloads=true")
            .with(Kar.FORMAT);

    @Override
    protected void before() {
        SERVER.start();
        Await.until(
                Duration.ofMinutes(1),
                "the format",
                () -> Http.get(NexusServer.URL + "/service/rest/internal/ui/repositories/recipes")
                        .text()
                        .contains("\"docker\""));
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\",\"DockerToken\"]");
    }

    /** Makes a repository in front of a registry. */
    static void repository(String name, String upstream) {
        Repositories.proxy(name, upstream);
    }
}
