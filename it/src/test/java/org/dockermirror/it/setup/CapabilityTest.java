package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Browser;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** A mirror that an administrator fills in, in the server's own web UI, and its list changed over REST. */
public class CapabilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PAGE = "admin/system/capabilities";

    private static final NexusServer NEXUS =
            NexusServer.fresh("capability").with(Kar.MIRROR, Kar.FORMAT).property("nexus.onboarding.enabled=false");
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule BED =
            RuleChain.outerRule(NEXUS).around(SetUp.whole()).around(BROWSER);

    @Test
    public void aMirrorIsFilledInAndLookedAfter() throws Exception {
        BROWSER.open(PAGE);
        BROWSER.press("Create capability");
        BROWSER.click("//td[normalize-space(.)='Docker mirror']");
        BROWSER.fill(Map.of(
                "property_repository", "hub",
                "property_allow", "helloz/**\nHelloz/*",
                "property_upstream", Upstream.PROXY.url(),
                "property_port", "8083"));
        BROWSER.press("Create capability");
        BROWSER.see("//*[contains(text(),'line 2: ') and contains(text(),'helloz/*')]");
        BROWSER.picture("capability-wrong");
        assertThat(Rest.has("repositories/hub")).isFalse();

        BROWSER.type("property_allow", "helloz/**");
        BROWSER.press("Create capability");
        BROWSER.see("//*[contains(text(),'Capability created')]");
        Await.until(PATIENCE, "the mirror", () -> manifest(Images.ONENAV).status() == 200);
        assertThat(Rest.get("repositories/docker/proxy/hub")
                        .at("/docker/httpPort")
                        .asInt())
                .isEqualTo(8083);
        Denial.check(manifest(Images.TEAM_APP), true, "team/app", "1", "hub");

        Rest.send("POST", "docker-mirrors/hub/allow", "{\"entry\": \"team/app\"}");
        assertThat(manifest(Images.TEAM_APP).status()).isEqualTo(200);
        assertThat(NEXUS.data().resolve("etc/docker-mirror.yaml")).doesNotExist();

        open(PAGE);
        BROWSER.see("//td[contains(normalize-space(.),'hub, 2 entries')]");
        BROWSER.picture("capabilities");
        BROWSER.click("//td[contains(normalize-space(.),'hub, 2 entries')]");
        BROWSER.see("//pre[contains(.,'docker pull 127.0.0.1:8083/team/app')]");
        BROWSER.see("//pre[contains(.,'server 127.0.0.1:8081') and contains(.,'helloz/')]");
        BROWSER.picture("capability");

        Files.writeString(
                NEXUS.data().resolve("etc/docker-mirror.yaml"),
                "mirrors:\n  - repository: hub\n    allow: [nginx]\n    upstream: " + Upstream.PROXY.url()
                        + "\n    port: 8083\n");
        Await.until(PATIENCE, "the file's list", () -> Denial.isDenied(manifest(Images.ONENAV)));
        open(PAGE);
        BROWSER.click("//td[contains(normalize-space(.),'hub, 2 entries')]");
        BROWSER.see("//*[contains(text(),'Not in use: ')]");
        BROWSER.picture("capability-overridden");

        Files.delete(NEXUS.data().resolve("etc/docker-mirror.yaml"));
        Await.until(PATIENCE, "the form's list", () -> manifest(Images.ONENAV).status() == 200);
        whatWasChangedByHandIsShownInTheStatus();
        aFileThatIsAppliedFillsInTheFormOfAnother();
        aRemovalTakesTheCapabilityAlong();
    }

    private static void whatWasChangedByHandIsShownInTheStatus() {
        open(PAGE);
        BROWSER.click("//td[contains(normalize-space(.),'hub, 2 entries')]");
        BROWSER.see("//b[.='As wished.']");
        String rule = Rest.get("routing-rules/Allow_hub").toString();
        Rest.send("PUT", "routing-rules/Allow_hub", """
                {"name":"Allow_hub","description":"[docker-mirror]","mode":"ALLOW","matchers":["^/v2/by-hand/.*"]}""");
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\"]");
        Await.until(
                PATIENCE,
                "both changes seen",
                () -> health().contains("changed since: routing rule Allow_hub")
                        && health().contains("changed since: realm DockerToken"));

        open(PAGE);
        BROWSER.click("//td[contains(normalize-space(.),'hub, 2 entries')]");
        BROWSER.see("//b[.='Not as wished.']");
        BROWSER.see("//li[contains(.,'changed since: routing rule Allow_hub has') and contains(.,'by-hand')"
                + " and contains(.,'to keep it, add by-hand/** to the allow-list')]");
        BROWSER.see("//li[contains(.,'changed since: realm DockerToken was deactivated, and stays so')]");
        BROWSER.picture("capability-drift");
        Rest.send("PUT", "routing-rules/Allow_hub", rule);
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\",\"DockerToken\"]");
        Await.until(PATIENCE, "nothing to see any more", () -> !health().contains("changed since"));
        open(PAGE);
        BROWSER.click("//td[contains(normalize-space(.),'hub, 2 entries')]");
        BROWSER.see("//b[.='As wished.']");
    }

    private static String health() {
        return Rest.reply("GET", "status/check", "")
                .json()
                .path("Docker mirror")
                .path("message")
                .asText();
    }

    private static void aFileThatIsAppliedFillsInTheFormOfAnother() {
        String second = "mirrors: [{repository: second, allow: [nginx], upstream: '" + Upstream.PROXY.url() + "'}]";
        Rest.apply(second).expect(200);
        assertThat(Visitor.of("second").manifest(Images.NGINX).status()).isEqualTo(200);
        assertThat(manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(Rest.get("docker-mirrors/second").toString()).contains("the capability Docker mirror");
        assertThat(NEXUS.data().resolve("etc/docker-mirror.yaml")).doesNotExist();
        assertThat(Rest.apply(second.replace("upstream", "strictGroups: true, upstream"))
                        .expect(409)
                        .text())
                .contains("fields repository, allow, upstream, port and denyMessage");

        Rest.reply("DELETE", "docker-mirrors/second", "").expect(200);
        assertThat(Rest.has("repositories/second")).isFalse();
    }

    /** While the capability was there, the mirror would be made again. */
    private static void aRemovalTakesTheCapabilityAlong() {
        Http.Reply removed = Rest.reply("DELETE", "docker-mirrors/hub", "").expect(200);
        assertThat(removed.json().path("changes").toString()).contains("repository hub", "routing rule Allow_hub");
        assertThat(Rest.has("docker-mirrors/hub")).isFalse();
        Await.never(
                Duration.ofSeconds(5),
                "the mirror again",
                () -> Rest.has("repositories/hub") || Rest.has("routing-rules/Allow_hub"));
    }

    /** By way of another page: this one is loaded when it is come to. */
    private static void open(String page) {
        BROWSER.open("admin/system/nodes");
        BROWSER.see("//*[normalize-space(text())='Nodes']");
        BROWSER.open(page);
    }

    private static Http.Reply manifest(String image) {
        return Visitor.of("hub").manifest(image);
    }
}
