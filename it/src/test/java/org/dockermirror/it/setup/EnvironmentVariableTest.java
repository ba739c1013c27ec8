package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A server in use whose owner agrees by the variable, and whose realms have an order of their own. */
public class EnvironmentVariableTest {
    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("variable").with(Kar.FORMAT).environment("DOCKER_MIRROR_ALLOW", "helloz/**,user2/**");

    @BeforeClass
    public static void orderTheRealmsAndDropTheArchive() {
        Rest.send("PUT", "security/realms/active", "[\"DefaultRole\",\"NexusAuthenticatingRealm\"]");
        NEXUS.with(Kar.MIRROR);
        SetUp.awaitWhole();
    }

    @Test
    public void theRuleNamesEveryNamespaceOfTheVariable() {
        assertThat(SetUp.matchers(SetUp.repository().get("routingRuleName").asText()))
                .containsExactly("^/v2/(helloz|user2)/.*");
    }

    @Test
    public void theMirrorHasTheListOfTheVariable() {
        Visitor visitor = Visitor.at(Entrance.PATH);
        assertThat(Denial.isDenied(visitor.manifest("user2/any:1"))).isFalse();
        assertThat(Denial.isDenied(visitor.manifest("user3/any:1"))).isTrue();
    }

    @Test
    public void theListIsNotChangedOverRestButItsPlaceIsNamed() {
        assertThat(Rest.reply("POST", "docker-mirrors/docker/allow", "{\"entry\": \"user3/**\"}")
                        .expect(409)
                        .text())
                .contains("DOCKER_MIRROR_ALLOW");
        assertThat(NEXUS.data().resolve("etc/docker-mirror.yaml")).doesNotExist();
    }

    @Test
    public void theOrderOfTheOtherRealmsIsKept() {
        assertThat(SetUp.realms()).containsExactly("DefaultRole", "NexusAuthenticatingRealm", "DockerToken");
    }
}
