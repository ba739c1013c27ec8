package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The archives dropped into a fresh server, and nothing else: the article's mirror. */
public class BareKarTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("bare").with(Kar.MIRROR, Kar.FORMAT);

    @BeforeClass
    public static void awaitTheSetUp() {
        SetUp.awaitWhole();
    }

    @Test
    public void theRuleIsTheArticles() {
        assertThat(Rest.get("routing-rules/Allow_helloz").get("mode").asText()).isEqualTo("ALLOW");
        assertThat(SetUp.matchers("Allow_helloz")).containsExactly("^/v2/helloz/.*");
    }

    @Test
    public void theRepositoryIsTheArticles() {
        JsonNode repository = SetUp.repository();
        assertThat(repository.get("online").asBoolean()).isTrue();
        assertThat(repository.at("/proxy/remoteUrl").asText()).isEqualTo("https://registry-1.docker.io");
        assertThat(repository.at("/dockerProxy/indexType").asText()).isEqualTo("HUB");
        assertThat(repository.get("routingRuleName").asText()).isEqualTo("Allow_helloz");
        assertThat(repository.at("/docker/forceBasicAuth").asBoolean(true)).isFalse();
    }

    @Test
    public void theRoleIsTheArticles() {
        SetUp.theRoleIsTheArticles();
    }

    @Test
    public void theAnonymousUserHasTheRoleBesidesItsOwn() {
        assertThat(SetUp.anonymousRoles()).containsExactlyInAnyOrder("nx-anonymous", SetUp.ROLE);
    }

    @Test
    public void theTokenRealmIsActiveAfterTheOthers() {
        List<String> realms = SetUp.realms();
        assertThat(realms).startsWith("NexusAuthenticatingRealm").endsWith("DockerToken");
    }

    @Test
    public void anonymousAccessIsAsItWas() {
        assertThat(SetUp.anonymousAccess()).isTrue();
    }

    @Test
    public void theMirrorDeniesWhatIsNotTheArticles() {
        Http.Reply reply = Visitor.at(Entrance.PATH).plainly("GET", Visitor.manifestPath(Images.OFF_LIST));
        Denial.check(reply, true, "baiyuetribe/zdir", "latest", "docker");
    }

    @Test
    public void theMirrorDoesNotDenyTheArticlesImage() {
        // There is no Docker Hub in the test bed: not found or a bad gateway, but no denial.
        Http.Reply reply = Visitor.at(Entrance.PATH).manifest(Images.ONENAV);
        assertThat(reply.status()).as(reply.text()).isNotEqualTo(403);
    }

    @Test
    public void theSelfCheckAtTheServersOwnEntranceCameBeforeTheAnonymousRight() {
        NEXUS.awaitLog("(?s)docker-mirror: self-check passed: repository docker.*docker-mirror: done: give role "
                + SetUp.ROLE);
    }

    @Test
    public void theLogNamesTheExampleAndWhereToChangeIt() {
        assertThat(NEXUS.log().lines())
                .anySatisfy(line -> assertThat(line).contains("helloz/**", "docker-mirror.yaml"));
        assertThat(NEXUS.data().resolve("etc/docker-mirror.example.yaml")).exists();
    }

    @Test
    public void everyBundleIsActive() {
        for (String bundle : List.of(
                "nexus-routing-allowlist-plugin",
                "nexus-docker-anon-realm",
                "nexus-docker-mirror-ui",
                "nexus-docker-proxy-preset",
                "nexus-open-docker-format")) {
            NEXUS.awaitLog("ACTIVATED org\\.dockermirror\\." + bundle);
        }
    }

    @Test
    public void aSecondStartWritesNothing() {
        List<String> before = NEXUS.changes();
        assertThat(before).isNotEmpty();
        NEXUS.restart();
        assertThat(Denial.isDenied(Visitor.at(Entrance.PATH).plainly("GET", Visitor.manifestPath(Images.OFF_LIST))))
                .isTrue();
        assertThat(NEXUS.changes()).isEqualTo(before);
    }
}
