package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** A server without any Docker format, into which one comes later. */
public class LateFormatTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("late-format").with(Kar.MIRROR);

    @Test
    public void whatCanBeMadeIsMadeAndTheRestFollowsWhenTheFormatArrives() {
        SetUp.awaitRule("Allow_helloz");
        NEXUS.awaitLog("docker.*open-docker-format");
        assertThat(SetUp.matchers("Allow_helloz")).containsExactly("^/v2/helloz/.*");
        assertThat(SetUp.hasRepository()).isFalse();
        assertThat(SetUp.realms()).doesNotContain("DockerToken");
        assertThat(SetUp.anonymousRoles()).containsExactly("nx-anonymous");

        NEXUS.with(Kar.FORMAT);

        SetUp.awaitWhole();
        SetUp.theRoleIsTheArticles();
        assertThat(SetUp.repository().get("routingRuleName").asText()).isEqualTo("Allow_helloz");
        assertThat(SetUp.realms()).endsWith("DockerToken");
        assertThat(Visitor.at(Entrance.PATH).plainly("GET", "/v2/").status()).isEqualTo(401);
        assertThat(Visitor.at(Entrance.PATH).get("/v2/").status()).isEqualTo(200);
    }
}
