package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The server's own routing rule stays attached as the net below, and is not what answers. */
public class RoutingRuleTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    private static final String RULE = "routing-rules/Allow_docker";
    private static final JsonNode OPEN = Rest.json("[\".*\"]");

    @Test
    public void theRuleIsAttachedToTheRepository() {
        assertThat(Rest.get("repositories/docker/proxy/docker")
                        .get("routingRuleName")
                        .asText())
                .isEqualTo("Allow_docker");
        assertThat(Rest.get(RULE).get("mode").asText()).isEqualTo("ALLOW");
    }

    @Test
    public void theRuleLetsTheListedNamesThroughAndNoOthers() {
        assertThat(matches("/v2/helloz/onenav/manifests/0.9.33")).isTrue();
        assertThat(matches("/v2/library/nginx/manifests/latest")).isTrue();
        assertThat(matches("/v2/team/app/manifests/1")).isTrue();
        assertThat(matches("/v2/other/tool/blobs/sha256:00?ns=docker.io")).isTrue();
        assertThat(matches("/v2/baiyuetribe/zdir/manifests/latest")).isFalse();
        assertThat(matches("/v2/other/tools/manifests/1")).isFalse();
    }

    @Test
    public void aNameThatTheRuleBlocksTooGetsTheListsAnswer() {
        assertThat(matches("/v2/baiyuetribe/zdir/manifests/latest")).isFalse();
        Denial.check(
                Visitor.at(Entrance.PATH).plainly("GET", "/v2/baiyuetribe/zdir/manifests/latest"),
                true,
                "baiyuetribe/zdir",
                "latest",
                "docker");
    }

    @Test
    public void aRuleThatAPersonOpenedIsShownUntilItIsPutBackAndOpensNothing() {
        String before = Rest.get(RULE).toString();
        Rest.send(
                "PUT", RULE, ((ObjectNode) Rest.get(RULE)).set("matchers", OPEN).toString());
        try {
            Visitor.at(Entrance.PATH)
                    .plainly("GET", "/v2/baiyuetribe/zdir/manifests/latest")
                    .expect(403);
            Await.until(
                    Duration.ofMinutes(1),
                    "the health check",
                    () -> health().contains("changed since: routing rule Allow_docker has ALLOW .*, lacks ALLOW"));
            assertThat(health()).contains("\"healthy\":false").contains("to keep it, add ** to the allow-list");
        } finally {
            Rest.send("PUT", RULE, before);
        }
        Await.until(Duration.ofMinutes(1), "health again", () -> !health().contains("changed since"));
    }

    private static String health() {
        return Rest.get("status/check").path("Docker mirror").toString();
    }

    private static boolean matches(String path) {
        for (JsonNode matcher : Rest.get(RULE).get("matchers")) {
            if (Pattern.matches(matcher.asText(), path)) {
                return true;
            }
        }
        return false;
    }
}
