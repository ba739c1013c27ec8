package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Anonymous access that a person has switched off stays off, before anybody agreed to a mirror and after. */
public class AnonymousOffTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("anonymous-off").with(Kar.FORMAT);

    private static List<String> before = List.of();

    @BeforeClass
    public static void switchOffAndDropTheArchive() {
        Rest.send("PUT", "security/anonymous", """
                {"enabled":false,"userId":"anonymous","realmName":"NexusAuthorizingRealm"}
                """);
        before = NEXUS.changes();
        NEXUS.with(Kar.MIRROR);
        NEXUS.awaitLog("ACTIVATED org\\.dockermirror\\.nexus-docker-proxy-preset");
    }

    @Test
    public void staysOffWhetherOrNotSomebodyAgreed() {
        Await.never(Duration.ofSeconds(10), "a change", () -> !NEXUS.changes().equals(before));
        assertThat(SetUp.anonymousAccess()).isFalse();
        assertThat(SetUp.hasRepository()).isFalse();

        NEXUS.environment("DOCKER_MIRROR_ALLOW", "helloz/**").restart();
        SetUp.awaitRule("Allow_docker");
        Await.until(Duration.ofMinutes(1), "the repository", SetUp::hasRepository);
        Await.never(Duration.ofSeconds(5), "anonymous access", SetUp::anonymousAccess);
    }
}
