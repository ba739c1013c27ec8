package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The open format looks to the server and its administrators as the stock one does. */
public class RestTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String DOCKER = "repositories/docker/proxy/docker";

    @Test
    public void theRepositoryReadsBackAsItWasWritten() {
        JsonNode repository = Rest.get("repositories/docker/proxy/docker");
        assertThat(repository.get("routingRuleName").asText()).isEqualTo("Allow_some");
        assertThat(repository.at("/docker/httpPort").asInt()).isEqualTo(8082);
        assertThat(repository.at("/docker/forceBasicAuth").asBoolean(true)).isFalse();
        assertThat(repository.at("/dockerProxy/indexType").asText()).isEqualTo("HUB");
        assertThat(repository.at("/negativeCache/timeToLive").asInt()).isEqualTo(1440);
    }

    @Test
    public void recipePrivilegesAndRealmHaveTheStockNames() {
        assertThat(Http.get(OpenFormat.RECIPES).text()).contains("\"docker\"");
        assertThat(Rest.has("security/privileges/nx-repository-view-docker-*-read"))
                .isTrue();
        assertThat(Rest.has("security/privileges/nx-repository-view-docker-docker-browse"))
                .isTrue();
        assertThat(Rest.get("security/realms/available").toString())
                .contains("\"DockerToken\"", "Docker Bearer Token Realm");
    }

    @Test
    public void theServersOwnRuleJudgesImagesAndNotTheHandshake() {
        Visitor visitor = Visitor.at(Entrance.PATH);
        assertThat(visitor.manifest(Images.OFF_LIST).status()).isEqualTo(403);
        assertThat(visitor.manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(visitor.get("/v2/").status()).isEqualTo(200);
    }

    @Test
    public void aPutReplacesTheSettingsAndAnUnknownRepositoryIsNotFound() {
        JsonNode before = Rest.get("repositories/docker/proxy/docker");
        String changed = before.toString()
                .replace("\"routingRuleName\"", "\"routingRule\"")
                .replace("\"timeToLive\":1440", "\"timeToLive\":1439");
        Rest.send("PUT", "repositories/docker/proxy/docker", changed);
        assertThat(Rest.get("repositories/docker/proxy/docker")
                        .at("/negativeCache/timeToLive")
                        .asInt())
                .isEqualTo(1439);
        Rest.send(
                "PUT",
                "repositories/docker/proxy/docker",
                before.toString().replace("\"routingRuleName\"", "\"routingRule\""));
        String other = changed.replace("\"name\":\"docker\"", "\"name\":\"none\"");
        assertThat(Rest.reply("PUT", "repositories/docker/proxy/none", other).status())
                .isEqualTo(404);
    }

    @Test
    public void fallbacksAreShownAsTheyWereWrittenAndAbsentMeansNone() {
        String none = withFallbacks("[]");
        assertThat(none).contains("\"fallbackUrls\":[]");
        String one = withFallbacks("[\"https://mirror.example.com\",\"http://10.0.0.1:5000/hub/\"]");
        Rest.send("PUT", DOCKER, one);
        assertThat(Rest.get(DOCKER).at("/dockerProxy/fallbackUrls").toString())
                .isEqualTo("[\"https://mirror.example.com\",\"http://10.0.0.1:5000/hub/\"]");
        Rest.send("PUT", DOCKER, none.replace(",\"fallbackUrls\":[]", ""));
        assertThat(Rest.get(DOCKER).at("/dockerProxy/fallbackUrls")).isEmpty();
    }

    @Test
    public void aFallbackThatCannotBeOneIsRefusedAtItsField() {
        String remote = Rest.get(DOCKER).at("/proxy/remoteUrl").asText();
        for (String wrong : List.of(
                "[\"ftp://mirror.example.com\"]",
                "[\"mirror.example.com\"]",
                "[null]",
                "[\"https://a.example.com\",\"https://a.example.com/\"]",
                "[\"" + remote + "/\"]")) {
            Http.Reply refused = Rest.reply("PUT", DOCKER, withFallbacks(wrong)).expect(400);
            assertThat(refused.json().at("/0/id").asText()).as(wrong).isEqualTo("dockerProxy.fallbackUrls");
            assertThat(refused.json().at("/0/message").asText()).as(wrong).isNotBlank();
        }
        assertThat(Rest.get(DOCKER).at("/dockerProxy/fallbackUrls")).isEmpty();
    }

    @Test
    public void theHealthCheckSaysWhichFileMustStayAndForWhichRepositories() {
        JsonNode line = Rest.get("status/check").path("Open Docker format");
        assertThat(line.path("healthy").asBoolean()).isTrue();
        assertThat(line.path("message").asText())
                .contains("Keep " + Kar.FORMAT.file().getFileName() + " in the server's deploy folder")
                .contains("docker")
                .contains("delete every one first");
    }

    private static String withFallbacks(String urls) {
        return Rest.get(DOCKER)
                .toString()
                .replace("\"routingRuleName\"", "\"routingRule\"")
                .replaceFirst("\"fallbackUrls\":\\[[^]]*]", "\"fallbackUrls\":" + urls);
    }
}
