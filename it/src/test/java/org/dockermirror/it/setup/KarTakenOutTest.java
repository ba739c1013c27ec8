package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.junit.ClassRule;
import org.junit.Test;

/** The archive taken out of a running server, with one list that its rule follows and one that is finer. */
public class KarTakenOutTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

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

        NEXUS.without(Kar.MIRROR);
        Await.until(PATIENCE, "the finer mirror offline", () -> !isOnline("fine"));
        NEXUS.awaitLog("repository \"fine\" is set offline.*put the archive back and restart");
        assertThat(isOnline("coarse")).isTrue();
        NEXUS.restart();
        assertThat(isOnline("fine")).as("without the archive").isFalse();

        NEXUS.stop();
        NEXUS.with(Kar.MIRROR);
        NEXUS.start();
        Await.until(PATIENCE, "the finer mirror online", () -> isOnline("fine"));
    }

    private static boolean isOnline(String repository) {
        return Rest.get("repositories/docker/proxy/" + repository).get("online").asBoolean();
    }
}
