package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A server that nobody wrote a file for: the first entry that is added over REST writes it. */
public class BareKarListTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("bare-list").with(Kar.MIRROR, Kar.FORMAT);

    @BeforeClass
    public static void awaitTheSetUp() {
        Await.until(
                Duration.ofSeconds(90),
                "the role of the anonymous user",
                () -> Rest.get("security/users?userId=anonymous").toString().contains("DockerPullAnonymous"));
    }

    @Test
    public void theFileSaysWhatTheServerWasSetUpWithAndTheNewEntry() throws IOException {
        Path file = NEXUS.data().resolve("etc/docker-mirror.yaml");
        assertThat(file).doesNotExist();
        assertThat(Denial.isDenied(Visitor.at(Entrance.PATH).manifest(Images.OFF_LIST)))
                .isTrue();

        Caller.ADMIN
                .call("POST", "docker-mirrors/docker/allow", "{\"entry\": \"baiyuetribe/zdir\"}")
                .expect(200);

        // There is no Docker Hub in the test bed: not found or a bad gateway, but no denial.
        assertThat(Visitor.at(Entrance.PATH).manifest(Images.OFF_LIST).status()).isNotEqualTo(403);
        assertThat(Files.readString(file))
                .contains("allow:\n      - helloz/**\n      - baiyuetribe/zdir\n", "routingRule: Allow_helloz");
        assertThat(Rest.get("security/roles/DockerPullAnonymous").get("privileges"))
                .hasSize(4);
        assertThat(Caller.ADMIN
                        .getPage("/service/metrics/healthcheck")
                        .json()
                        .at("/Docker mirror/healthy")
                        .asBoolean())
                .isTrue();
    }
}
