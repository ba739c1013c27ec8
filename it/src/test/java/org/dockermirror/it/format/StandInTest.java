package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
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

    private static final String STAND_IN_ACTIVE = "ACTIVATED org\\.dockermirror\\.stand-in-docker-format";
    private final Kar first;

    public StandInTest(Kar first) {
        this.first = first;
    }

    @Test
    public void theOpenFormatStaysInertAndDoesSoAfterARestart() {
        NexusServer nexus = NexusServer.fresh("stand-in-" + first.name().toLowerCase(Locale.ROOT));
        // A first start without either: the stand-in has no tables, which the server's migrations would look for.
        nexus.start();
        if (first == Kar.STAND_IN) {
            nexus.with(Kar.STAND_IN);
            nexus.awaitLog(STAND_IN_ACTIVE);
            nexus.with(Kar.FORMAT);
            nexus.awaitLog("stays inert");
        } else {
            nexus.stop();
            nexus.with(Kar.FORMAT, Kar.STAND_IN).start();
            nexus.awaitLog(STAND_IN_ACTIVE);
        }
        staysInert(nexus);
        nexus.restart();
        staysInert(nexus);
        nexus.stop();
    }

    private static void staysInert(NexusServer nexus) {
        Await.never(
                Duration.ofSeconds(8),
                "the open format",
                () -> nexus.log().contains("ACTIVATED org.dockermirror.nexus-open-docker-format "));
        assertThat(Rest.get("security/realms/available").toString()).doesNotContain("DockerToken");
        assertThat(Rest.reply("GET", "repositories/docker/proxy/any", "").status())
                .isEqualTo(404);
        assertThat(Http.get(OpenFormat.RECIPES).text()).contains("\"docker\"");
    }
}
