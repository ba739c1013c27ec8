package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** A mirror that was changed by hand while the archive was away: what is open is closed at the next start, and only that. */
public class RepairAtStartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String REPOSITORY = "repositories/docker/proxy/docker";

    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("repair").with(Kar.MIRROR, Kar.FORMAT).config("""
            mirrors:
              - {repository: docker, allow: [helloz/**], upstream: "%s", port: 8082}
            """.formatted(Upstream.PROXY.url()));

    @Test
    public void aStartClosesWhatWasOpenedAndLeavesClosedWhatWasClosed() {
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        NEXUS.stop();
        NEXUS.without(Kar.MIRROR);
        NEXUS.start();
        Await.until(
                PATIENCE,
                "the format",
                () -> Visitor.of("docker").manifest(Images.ONENAV).status() == 200);
        Rest.send("PUT", "routing-rules/Allow_docker", """
                {"name":"Allow_docker","description":"[docker-mirror]","mode":"ALLOW","matchers":[".*"]}""");
        withoutRule();
        assertThat(Visitor.of("docker").manifest(Images.OFF_LIST).status()).isEqualTo(200);
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\"]");

        NEXUS.stop();
        NEXUS.with(Kar.MIRROR);
        String before = NEXUS.log();
        NEXUS.start();
        awaitSetUp(before);
        assertThat(SetUp.repository().path("routingRuleName").asText()).isEqualTo("Allow_docker");
        assertThat(SetUp.matchers("Allow_docker")).containsExactly("^/v2/helloz/.*");
        assertThat(Visitor.of("docker")
                        .plainly("GET", Visitor.manifestPath(Images.OFF_LIST))
                        .status())
                .isEqualTo(403);
        assertThat(SetUp.realms()).doesNotContain("DockerToken");
        assertThat(NEXUS.logSince(before)).contains("realm DockerToken was deactivated, and stays so");

        List<String> changes = NEXUS.changes();
        String repaired = NEXUS.log();
        NEXUS.restart();
        awaitSetUp(repaired);
        assertThat(NEXUS.changes()).isEqualTo(changes);
    }

    private static void awaitSetUp(String before) {
        Await.until(PATIENCE, "the set-up", () -> NEXUS.logSince(before).contains("self-check passed"));
    }

    /** Sends the repository again as it is read, but for the name that the rule has there. */
    private static void withoutRule() {
        JsonNode read = Rest.get(REPOSITORY);
        assertThat(read.path("routingRuleName").asText()).isEqualTo("Allow_docker");
        ObjectNode repository = read.deepCopy();
        repository.remove("routingRuleName");
        repository.putNull("routingRule");
        Rest.send("PUT", REPOSITORY, repository.toString());
        assertThat(Rest.get(REPOSITORY).path("routingRuleName").isTextual()).isFalse();
    }
}
