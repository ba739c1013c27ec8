package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** Where another bundle brings a Docker format, the open one stays out, whichever of the two comes first. */
@RunWith(Parameterized.class)
public class StandInTest {
    @Parameters(name = "{0} first")
    public static List<Kar> first() {
        return List.of(Kar.STAND_IN, Kar.FORMAT);
    }

    private final Kar first;

    public StandInTest(Kar first) {
        this.first = first;
    }

    @Test
    public void theOpenFormatStaysInert() {
        Kar second = first == Kar.FORMAT ? Kar.STAND_IN : Kar.FORMAT;
        // The name decides the order in which a server takes two files that are there when it starts.
        NexusServer nexus = NexusServer.fresh("after-" + first.name().toLowerCase(java.util.Locale.ROOT))
                .with(first);
        if (first == Kar.STAND_IN) {
            nexus.start();
            nexus.awaitLog("ACTIVATED org\\.dockermirror\\.stand-in-docker-format");
            nexus.with(second);
            nexus.awaitLog("ACTIVATED org\\.dockermirror\\.allowlist-core|docker-mirror|nexus-open-docker-format-gate");
        } else {
            nexus.with(second).start();
            nexus.awaitLog("ACTIVATED org\\.dockermirror\\.stand-in-docker-format");
        }
        Await.never(
                Duration.ofSeconds(8),
                "the open format",
                () -> nexus.log().contains("ACTIVATED org.dockermirror.nexus-open-docker-format"));
        assertThat(Rest.get("security/realms/available").toString()).doesNotContain("DockerToken");
        assertThat(Rest.reply("GET", "repositories/docker/proxy/any", "").status())
                .isEqualTo(404);
        assertThat(Http.get(NexusServer.URL + "/service/rest/internal/ui/repositories/recipes")
                        .text())
                .contains("docker-proxy");
        nexus.stop();
    }
}
