package org.dockermirror.it.rest;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.junit.BeforeClass;
import org.junit.ClassRule;

/** The server's own services, called by the bundles in it. */
public class InProcessContractTest extends SetUpContract {
    @ClassRule
    public static final NexusServer SERVER =
            NexusServer.fresh("contract").with(Kar.MIRROR, Kar.FORMAT).config("mirrors: []\n");

    @BeforeClass
    public static void awaitTheSetUp() {
        Await.until(
                Duration.ofSeconds(90),
                "the set-up",
                () -> SERVER.log().contains("docker-mirror.yaml says; nothing had to be done"));
    }

    @Override
    NexusServer server() {
        return SERVER;
    }
}
