package org.dockermirror.it.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Browser;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** Mirrors looked after on the page <em>Docker mirrors</em> of the server's web UI. */
public class MirrorsPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PAGE = "admin/repository/dockermirrors";
    private static final String PRESET = "repositories/docker-mirror/proxy";
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private static final NexusServer NEXUS = NexusServer.fresh("mirrors-page")
            .with(Kar.MIRROR, Kar.FORMAT)
            .property("nexus.onboarding.enabled=false")
            .config("""
                    # what we mirror
                    mirrors:
                      - repository: docker
                        allow:
                          - helloz/**      # the article's
                          - nginx
                        upstream: %s
                        port: 8082
                    """.formatted(Upstream.PROXY.url()));
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule BED =
            RuleChain.outerRule(NEXUS).around(SetUp.whole()).around(BROWSER);

    @Before
    public void awaitTheMirror() {
        Visitor.awaitPull(Entrance.PATH, Images.ONENAV);
    }

    @Test
    public void aListIsEditedTestedAndWidenedByOneClick() {
        BROWSER.open(PAGE);
        BROWSER.see("//tr[@data-repository='docker' and .//td[.='2 entries'] and .//*[@data-state='IN_FORCE']]");
        BROWSER.picture("mirrors");
        BROWSER.click("//tr[@data-repository='docker']");

        BROWSER.type("allow", "helloz/**\n\nHelloz/*\nnginx:");
        BROWSER.click(button("allow-list", "Save"));
        BROWSER.see("//*[@data-part='allow-list']//*[contains(.,'Line 3: ') and contains(.,'Line 4: ')]");
        BROWSER.picture("mirror-wrong");
        assertThat(entries()).isEqualTo("[\"helloz/**\",\"nginx\"]");

        BROWSER.type("allow", "helloz/**\n\nother/*");
        BROWSER.click(button("allow-list", "Save"));
        Await.until(PATIENCE, "the saved list", () -> entries().equals("[\"helloz/**\",\"other/*\"]"));
        assertThat(manifest(Images.ONE_IMAGE).status()).isEqualTo(200);

        BROWSER.type("image", "other/tool:1");
        BROWSER.click(button("check", "Test"));
        BROWSER.see("//*[@data-answer='allowed' and contains(.,'Entry other/*')]");
        BROWSER.picture("image-allowed");
        BROWSER.type("image", "team/app:1");
        BROWSER.click(button("check", "Test"));
        BROWSER.see("//*[@data-answer='denied']");
        BROWSER.picture("image-denied");

        Denial.check(manifest(Images.TEAM_APP), true, "team/app", "1", "docker");
        BROWSER.click(button("denials", "Refresh"));
        BROWSER.see("//tr[@data-image='team/app' and contains(.,'Not on the list')]");
        BROWSER.picture("denials");
        BROWSER.click("//tr[@data-image='team/app']//button");
        BROWSER.see("//tr[@data-image='team/app']//*[@data-on-list]");
        BROWSER.picture("denial-allowed");
        assertThat(manifest(Images.TEAM_APP).status()).isEqualTo(200);
        assertThat(BROWSER.value("allow")).isEqualTo("helloz/**\nother/*\nteam/app");
    }

    @Test
    public void aMirrorIsMadeFromNameUpstreamAndList() throws IOException {
        BROWSER.open(PAGE);
        BROWSER.click("//main//button[normalize-space(.)='Create mirror']");
        BROWSER.type("repository", "hub");
        BROWSER.type("allow", "helloz/**\nHelloz/*");
        BROWSER.click("//select[@name='preset']/option[.='Another registry']");
        BROWSER.type("url", Upstream.PROXY.url());
        BROWSER.type("port", "8083");
        BROWSER.click(button("new", "Show changes"));
        BROWSER.see("//*[@data-part='new']//*[@role='alert' and contains(.,'line 2: ') and contains(.,'helloz/*')]");
        BROWSER.picture("new-mirror-wrong");

        BROWSER.type("allow", "helloz/**");
        BROWSER.click(button("new", "Show changes"));
        BROWSER.see("//*[@data-part='plan' and contains(.,'Make repository hub')]");
        BROWSER.picture("new-mirror-plan");
        assertThat(Rest.has("repositories/hub")).isFalse();

        BROWSER.click(button("plan", "Create mirror"));
        BROWSER.see("//*[@data-part='settings' and contains(.,'Allow_hub') and contains(.,'8083')]");
        BROWSER.picture("new-mirror-made");
        assertThat(Visitor.of("hub").manifest(Images.ONENAV).status()).isEqualTo(200);
        Denial.check(Visitor.of("hub").manifest(Images.TEAM_APP), true, "team/app", "1", "hub");
        assertThat(Files.readString(NEXUS.data().resolve("etc/docker-mirror.yaml")))
                .startsWith("# what we mirror\nmirrors:\n  - repository: docker\n")
                .contains("  - repository: hub\n    upstream: " + Upstream.PROXY.url()
                        + "\n    port: 8083\n    allow:\n      - helloz/**\n");
    }

    @Test
    public void aPresetOfTheFormIsTheUpstreamOfTheMirror() throws IOException {
        BROWSER.open(PAGE);
        BROWSER.click("//main//button[normalize-space(.)='Create mirror']");
        BROWSER.type("repository", "preset");
        BROWSER.click("//select[@name='preset']/option[.='ghcr.io']");
        BROWSER.type("allow", "team/app");
        BROWSER.click(button("new", "Show changes"));
        BROWSER.see("//*[@data-part='plan' and contains(.,'https://ghcr.io')]");
        BROWSER.picture("new-mirror-preset");
        BROWSER.click(button("plan", "Create mirror"));
        BROWSER.see("//*[@data-part='settings' and contains(.,'https://ghcr.io')]");

        JsonNode made = Rest.get("repositories/docker/proxy/preset");
        assertThat(made.at("/proxy/remoteUrl").asText()).isEqualTo("https://ghcr.io");
        assertThat(made.at("/dockerProxy/indexType").asText())
                .as("no images of Docker Hub's library there")
                .isEqualTo("REGISTRY");
        assertThat(Files.readString(NEXUS.data().resolve("etc/docker-mirror.yaml")))
                .contains("  - repository: preset\n    upstream: ghcr.io\n");
    }

    @Test
    public void aMirrorIsRemovedOnceItWasSeenWhatGoes() throws IOException {
        Rest.send("POST", "docker-mirrors", """
                {"repository": "going", "upstream": "%s", "allow": ["helloz/**"]}
                """.formatted(Upstream.PROXY.url()));
        BROWSER.open(PAGE);
        BROWSER.click("//tr[@data-repository='going']");
        BROWSER.click(button("removal", "Show what goes"));
        BROWSER.see("//*[@data-part='plan' and contains(.,'Take away repository going and what it has cached')]");
        BROWSER.picture("removal-plan");
        assertThat(Rest.has("repositories/going")).isTrue();

        BROWSER.click(button("plan", "Remove mirror"));
        BROWSER.see("//tr[@data-repository='docker']");
        BROWSER.see("//tbody[not(.//tr[@data-repository='going'])]");
        BROWSER.picture("removed");
        assertThat(Rest.has("repositories/going")).isFalse();
        assertThat(Rest.get("routing-rules").toString()).doesNotContain("Allow_going");
        assertThat(Files.readString(NEXUS.data().resolve("etc/docker-mirror.yaml")))
                .startsWith("# what we mirror\n")
                .doesNotContain("going");
    }

    @Test
    public void aMirrorIsMadeInTheServersFormForRepositories() {
        BROWSER.open("admin/repository/repositories");
        BROWSER.press("Create repository");
        BROWSER.click("//td[normalize-space(.)='docker-mirror (proxy)']");
        BROWSER.type("name", "docker");
        BROWSER.type("attributes.proxy.remoteUrl", Upstream.PROXY.url() + "?ns=docker.io");
        BROWSER.press("Create repository");
        BROWSER.see("//*[contains(text(),'There is a repository \"docker\" already')]");
        BROWSER.see("//*[contains(text(),'has no query')]");
        BROWSER.picture("create-repository-wrong");

        BROWSER.type("name", "form");
        BROWSER.type("attributes.proxy.remoteUrl", Upstream.PROXY.url());
        BROWSER.picture("create-repository");
        BROWSER.press("Create repository");
        BROWSER.see("//*[contains(text(),'it refuses every image until entries are added')]");
        BROWSER.see("//tr[.//td[normalize-space(.)='form'] and .//td[normalize-space(.)='docker']]");
        BROWSER.picture("create-repository-made");
        JsonNode repository = Rest.get("repositories/docker/proxy/form");
        assertThat(repository.get("routingRuleName").asText()).isEqualTo("Allow_form");
        assertThat(repository.at("/httpClient/autoBlock").asBoolean())
                .as("what the form says")
                .isTrue();
        Denial.check(Visitor.of("form").manifest(Images.ONENAV), true, "helloz/onenav", "0.9.33", "form");

        Rest.send("POST", "docker-mirrors/form/allow", "{\"entry\": \"helloz/**\"}");
        assertThat(Visitor.of("form").manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(Visitor.of("form").manifest(Images.TEAM_APP).status()).isEqualTo(403);
    }

    @Test
    public void nameAndRemoteUrlMakeAMirrorOverRest() {
        String mirror = "{\"name\": \"%s\", \"proxy\": {\"remoteUrl\": \"%s\"}}";
        assertThat(Rest.reply("POST", PRESET, mirror.formatted("rest", Upstream.PROXY.url()))
                        .expect(201)
                        .body())
                .isEmpty();
        assertThat(Rest.get("repositories/docker/proxy/rest")
                        .get("routingRuleName")
                        .asText())
                .isEqualTo("Allow_rest");
        Denial.check(Visitor.of("rest").manifest(Images.ONENAV), true, "helloz/onenav", "0.9.33", "rest");

        JsonNode problems = Rest.reply("POST", PRESET, mirror.formatted("rest", "ftp://x"))
                .expect(400)
                .json();
        assertThat(problems.findValuesAsText("id")).containsExactlyInAnyOrder("name", "proxy.remoteUrl");
        assertThat(Http.send("POST", NexusServer.URL + "/service/rest/v1/" + PRESET, JSON, "{}".getBytes(UTF_8))
                        .status())
                .as("without a login")
                .isEqualTo(403);
    }

    @Test
    public void noRepositoryIsStoredWithThePresetsRecipe() {
        String call = """
                {"action": "coreui_Repository", "method": "create", "type": "rpc", "tid": 1, "data": [
                 {"name": "stored", "format": "docker-mirror", "recipe": "docker-mirror-proxy", "online": true,
                  "routingRuleId": "", "attributes": {"storage": {"blobStoreName": "default"}}}]}
                """;
        assertThat(Http.send("POST", NexusServer.URL + "/service/extdirect", Rest.HEADERS, call.getBytes(UTF_8))
                        .text())
                .contains("A repository is not made with the recipe docker-mirror-proxy");
        assertThat(Rest.has("repositories/stored")).isFalse();
        assertThat(Rest.get("security/privileges").toString())
                .contains("nx-repository-view-docker-*-read")
                .doesNotContain("docker-mirror-");
    }

    private static String button(String part, String text) {
        return "//*[@data-part='" + part + "']//button[normalize-space(.)='" + text + "' and not(@disabled)]";
    }

    private static String entries() {
        return Rest.get("docker-mirrors/docker/allow-list").get("entries").toString();
    }

    private static Http.Reply manifest(String image) {
        return Visitor.at(Entrance.PATH).manifest(image);
    }
}
