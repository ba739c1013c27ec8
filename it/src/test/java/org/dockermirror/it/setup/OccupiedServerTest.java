package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A server on which the names that the set-up wants are taken by other things: those stay, and are named. */
public class OccupiedServerTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("occupied").with(Kar.FORMAT);

    private static final String PRIVATE_FILE = NexusServer.URL + "/repository/docker/private/image";

    private static List<String> before = List.of();

    @BeforeClass
    public static void occupyTheNamesAndDropTheArchive() {
        Rest.send("POST", "repositories/raw/hosted", """
                {"name":"docker","online":true,"storage":
                 {"blobStoreName":"default","strictContentTypeValidation":false,"writePolicy":"ALLOW"}}
                """);
        Rest.upload(PRIVATE_FILE, "private");
        Rest.send("POST", "routing-rules", """
                {"name":"Allow_helloz","description":"mine","mode":"ALLOW","matchers":["^/mine/.*"]}
                """);
        Rest.send("POST", "security/roles", """
                {"id":"DockerPullAnonymous","name":"mine","description":"mine",
                 "privileges":["nx-metrics-all"],"roles":[]}
                """);
        before = NEXUS.changes();
        NEXUS.with(Kar.MIRROR);
        NEXUS.awaitLog("ACTIVATED org\\.dockermirror\\.nexus-docker-proxy-preset");
        NEXUS.awaitLog("docker-mirror\\.yaml");
    }

    @Test
    public void nothingIsWritten() {
        Await.never(Duration.ofSeconds(5), "a change", () -> !NEXUS.changes().equals(before));
    }

    @Test
    public void theHostedRepositoryAndItsPrivateContentAreLeftAlone() {
        assertThat(Rest.get("repositories/docker").get("type").asText()).isEqualTo("hosted");
        assertThat(Http.get(PRIVATE_FILE).expect(200).text()).isEqualTo("private");
        named("repository", "docker");
    }

    @Test
    public void theRuleIsLeftAlone() {
        assertThat(SetUp.matchers("Allow_helloz")).containsExactly("^/mine/.*");
        named("rule", "Allow_helloz");
    }

    @Test
    public void theRoleIsLeftAlone() {
        assertThat(SetUp.texts(Rest.get("security/roles/" + SetUp.ROLE).get("privileges")))
                .containsExactly("nx-metrics-all");
        assertThat(SetUp.anonymousRoles()).containsExactly("nx-anonymous");
        named("role", SetUp.ROLE);
    }

    @Test
    public void thePlanIsShownWithTheWayToAgree() {
        assertThat(NEXUS.log().lines()).anySatisfy(line -> assertThat(line).contains("docker-mirror.yaml"));
    }

    private static void named(String kind, String name) {
        assertThat(NEXUS.log().lines().filter(line -> line.contains("docker-mirror") || line.contains("dockermirror")))
                .anySatisfy(line -> assertThat(line).contains(kind, name));
    }
}
