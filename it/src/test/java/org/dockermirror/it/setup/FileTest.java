package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Every field of the file, each with another value than the default, in a file whose place a variable names. */
public class FileTest {
    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("file").with(Kar.MIRROR, Kar.FORMAT).configElsewhere("""
            mirrors:
              - repository: hub
                allow: [helloz/**]
                upstream: http://127.0.0.1:5999
                routingRule: Only_helloz
                port: 8083
                keepUnusedDays: 30
            anonymousPull: {role: PullFromHub, grant: mirrors}
            """);

    @BeforeClass
    public static void awaitTheSetUp() {
        org.dockermirror.it.bed.Await.until(
                java.time.Duration.ofSeconds(90),
                "the role of the anonymous user",
                () -> SetUp.anonymousRoles().contains("PullFromHub"));
    }

    @Test
    public void repositoryUpstreamRuleAndPortAreTheFiles() {
        JsonNode repository = Rest.get("repositories/docker/proxy/hub");
        assertThat(repository.at("/proxy/remoteUrl").asText()).isEqualTo("http://127.0.0.1:5999");
        assertThat(repository.get("routingRuleName").asText()).isEqualTo("Only_helloz");
        assertThat(repository.at("/docker/httpPort").asInt()).isEqualTo(8083);
        assertThat(Http.get("http://127.0.0.1:8083/v2/").status()).isEqualTo(401);
    }

    @Test
    public void whatNobodyPullsForThirtyDaysIsLeftToTheServersCleanup() {
        JsonNode policy = Rest.cleanupPolicies().get(0);
        assertThat(policy.path("name").asText()).isEqualTo("Unused_hub");
        assertThat(policy.path("criteriaLastDownloaded").asInt()).isEqualTo(30);
        assertThat(policy.path("inUseCount").asInt()).isEqualTo(1);
        assertThat(Rest.get("repositories/docker/proxy/hub")
                        .at("/cleanup/policyNames")
                        .toString())
                .isEqualTo("[\"Unused_hub\"]");
    }

    @Test
    public void theRoleIsTheFilesAndOpensTheMirrorOnly() {
        JsonNode role = Rest.get("security/roles/PullFromHub");
        assertThat(SetUp.texts(role.get("privileges")))
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-hub-browse", "nx-repository-view-docker-hub-read");
    }

    @Test
    public void theArticlesOwnNamesAreNotMade() {
        assertThat(Rest.has("repositories/docker")).isFalse();
        assertThat(Rest.has("routing-rules/Allow_helloz")).isFalse();
        assertThat(Rest.has("security/roles/" + SetUp.ROLE)).isFalse();
    }
}
