package org.dockermirror.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Browser;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.junit.rules.TestRule;

/** The server's own form makes a group of the open format, and opens and saves it. */
public class OpenGroupBrowserTest {
    private static final Browser BROWSER = new Browser();

    @ClassRule
    public static final TestRule BED = RuleChain.outerRule(new OpenGroups()).around(BROWSER);

    private static final String LIST = "admin/repository/repositories";
    private static final String MADE = "repositories/docker/group/by-hand";

    @Test
    public void aGroupIsMadeAndChangedByTheStockForm() {
        BROWSER.open(LIST);
        BROWSER.press("Create repository");
        BROWSER.click("//td[normalize-space(.)='docker (group)']");
        BROWSER.type("name", "by-hand");
        select(OpenGroups.SECOND);
        BROWSER.picture("create-group");
        BROWSER.press("Create repository");
        Await.until(Duration.ofSeconds(30), "the repository", () -> Rest.has(MADE));
        JsonNode made = Rest.get(MADE);
        assertThat(made.at("/group/memberNames").toString()).isEqualTo("[\"second\"]");

        BROWSER.open(LIST);
        BROWSER.click("//td[normalize-space(.)='by-hand']");
        assertThat(BROWSER.value("name")).isEqualTo("by-hand");
        select(OpenGroups.FIRST);
        BROWSER.picture("settings-of-group");
        BROWSER.press("Save");
        Await.until(
                Duration.ofSeconds(30),
                "the second member",
                () -> Rest.get(MADE).at("/group/memberNames").toString().equals("[\"second\",\"first\"]"));
        assertThat(Rest.get(MADE).get("docker")).isEqualTo(made.get("docker"));
        Visitor.of("by-hand").manifest(Images.ONENAV).expect(200);
        Rest.send("DELETE", "repositories/by-hand", "");
    }

    private static void select(String member) {
        BROWSER.click("//*[contains(@class,'x-boundlist-item') and normalize-space(.)='" + member + "']");
        BROWSER.click("//*[contains(@class,'fa-angle-right')]/ancestor::a[contains(@class,'x-btn')]");
    }
}
