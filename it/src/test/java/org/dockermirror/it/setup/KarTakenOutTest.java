package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * The archive taken out of a running server, with one list that its rule follows, one that is finer, and a mirror made with
 * the entry docker-mirror of the form for repositories.
 */
public class KarTakenOutTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String RECIPES = NexusServer.URL + "/service/rest/internal/ui/repositories/recipes";

    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("kar-taken-out").with(Kar.MIRROR, Kar.FORMAT).config("""
            mirrors:
              - {repository: coarse, allow: [helloz/**], upstream: "http://127.0.0.1:5999"}
              - {repository: fine, allow: [helloz/**, "redis:7.*"], upstream: "http://127.0.0.1:5999"}
            """);

    @Test
    public void whatIsFinerThanItsRuleIsOfflineUntilTheArchiveIsBack() {
        SetUp.awaitWhole();
        NEXUS.restart();
        assertThat(isOnline("fine")).as("a shutdown sets nothing offline").isTrue();
        SetUp.awaitWhole();
        NEXUS.awaitLog("self-check passed: repository fine");
        Rest.send("POST", "repositories/docker-mirror/proxy", """
                {"name": "preset", "proxy": {"remoteUrl": "%s"}}
                """.formatted(Upstream.PROXY.url()));
        Rest.send("POST", "docker-mirrors/preset/allow", "{\"entry\": \"helloz/**\"}");

        NEXUS.without(Kar.MIRROR);
        Await.until(PATIENCE, "the finer mirror offline", () -> !isOnline("fine"));
        NEXUS.awaitLog("repository \"fine\" is set offline.*put the archive back and restart");
        assertThat(isOnline("coarse")).isTrue();
        NEXUS.restart();
        assertThat(isOnline("fine")).as("without the archive").isFalse();
        assertThat(Http.get(RECIPES).text()).contains("\"docker\"").doesNotContain("docker-mirror");
        Await.until(
                PATIENCE,
                "the image that the preset's rule lets through",
                () -> preset(Images.ONENAV).status() == 200);
        assertThat(preset(Images.TEAM_APP).status()).isEqualTo(403);

        NEXUS.stop();
        NEXUS.with(Kar.MIRROR);
        NEXUS.start();
        Await.until(PATIENCE, "the finer mirror online", () -> isOnline("fine"));
    }

    private static Http.Reply preset(String image) {
        return Visitor.of("preset").manifest(image);
    }

    private static boolean isOnline(String repository) {
        return Rest.get("repositories/docker/proxy/" + repository).get("online").asBoolean();
    }
}
