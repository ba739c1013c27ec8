package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Browser;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** What an administrator sees and clicks in the server's own web UI. */
public class BrowserTest {
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule BED = RuleChain.outerRule(new Mirror()).around(BROWSER);

    private static final String LIST = "admin/repository/repositories";

    @Test
    public void theMirrorIsInTheListOfRepositories() {
        BROWSER.open(LIST);
        BROWSER.see("//tr[.//td[normalize-space(.)='docker'] and .//td[normalize-space(.)='proxy']]");
        BROWSER.picture("repositories");
    }

    @Test
    public void theStockSettingsFormOpensAndSaves() {
        JsonNode before = Rest.get("repositories/docker/proxy/docker");
        BROWSER.open(LIST);
        BROWSER.click("//td[normalize-space(.)='docker']");
        assertThat(BROWSER.value("attributes.proxy.remoteUrl")).isEqualTo(Upstream.PROXY.url());
        BROWSER.picture("settings");
        BROWSER.type("attributes.negativeCache.timeToLive", "1439");
        BROWSER.press("Save");
        Await.until(Duration.ofSeconds(30), "the saved value", () -> timeToLive() == 1439);
        BROWSER.picture("settings-saved");
        JsonNode after = Rest.get("repositories/docker/proxy/docker");
        assertThat(after.get("routingRuleName")).isEqualTo(before.get("routingRuleName"));
        assertThat(after.get("docker")).isEqualTo(before.get("docker"));
        assertThat(after.get("dockerProxy")).isEqualTo(before.get("dockerProxy"));
    }

    @Test
    public void aSecondMirrorMadeByHandWithTheRuleIsJudgedToo() {
        BROWSER.open(LIST);
        BROWSER.press("Create repository");
        BROWSER.click("//td[normalize-space(.)='docker (proxy)']");
        BROWSER.type("name", "by-hand");
        BROWSER.type("attributes.proxy.remoteUrl", Upstream.PROXY.url());
        BROWSER.choose("routingRuleId", "Allow_docker");
        BROWSER.picture("create");
        BROWSER.press("Create repository");
        Await.until(Duration.ofSeconds(30), "the repository", () -> Rest.has("repositories/docker/proxy/by-hand"));
        BROWSER.picture("created");
        assertThat(Rest.get("repositories/docker/proxy/by-hand")
                        .get("routingRuleName")
                        .asText())
                .isEqualTo("Allow_docker");
        Await.until(
                Duration.ofSeconds(30),
                "the mirror's own denial",
                () -> Denial.isDenied(Http.get(byHand("baiyuetribe/zdir/manifests/latest"))));
        Denial.check(
                Http.get(byHand("baiyuetribe/zdir/manifests/latest")), true, "baiyuetribe/zdir", "latest", "by-hand");
        assertThat(Http.get(byHand("helloz/onenav/manifests/0.9.33")).status()).isNotEqualTo(403);
        Rest.send("DELETE", "repositories/by-hand", "");
    }

    private static String byHand(String request) {
        return NexusServer.URL + "/repository/by-hand/v2/" + request;
    }

    private static int timeToLive() {
        return Rest.get("repositories/docker/proxy/docker")
                .at("/negativeCache/timeToLive")
                .asInt();
    }
}
