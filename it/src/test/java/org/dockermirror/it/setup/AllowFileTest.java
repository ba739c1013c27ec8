package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A list in a text file of its own, which changes while the server runs; nothing listens behind the mirror. */
public class AllowFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ClassRule
    public static final NexusServer NEXUS =
            list(NexusServer.fresh("allow-file").with(Kar.MIRROR, Kar.FORMAT).config("""
            mirrors:
              - repository: docker
                allowFile: list.txt
                deny: [helloz/private-*]
                denyMessage: Ask ops@example.com
                upstream: http://127.0.0.1:5999
            """), "# ours\nhelloz/**\n");

    @BeforeClass
    public static void awaitTheSetUp() {
        SetUp.awaitWhole();
    }

    @Test
    public void aNewListTakesEffectAndABadOneLeavesTheLastGoodInForceAlsoOverARestart() {
        assertThat(isDenied("helloz/onenav:1")).isFalse();
        assertThat(isDenied("helloz/private-x:1")).isTrue();
        assertThat(manifest("user2/app:1").text()).contains("allow-list. Ask ops@example.com");

        list(NEXUS, "\ufeffuser2/**\r\n!user2/secret:*  # not this\r\n");
        Await.until(PATIENCE, "the new list", () -> !isDenied("user2/app:1"));
        assertThat(isDenied("helloz/onenav:1")).isTrue();
        assertThat(isDenied("user2/secret:1")).isTrue();
        assertThat(SetUp.matchers("Allow_docker")).containsExactly("^/v2/user2/.*");

        String before = NEXUS.log();
        list(NEXUS, "user2/**\nhelloz/\u00a0**\n");
        Await.until(PATIENCE, "the complaint", () -> NEXUS.logSince(before).contains("list.txt, line 2, column 1"));
        assertTheSecondListIsInForce();
        NEXUS.restart();
        assertTheSecondListIsInForce();

        delete();
        Await.until(PATIENCE, "the complaint", () -> NEXUS.log().contains("list.txt does not exist"));
        assertTheSecondListIsInForce();
        list(NEXUS, "helloz/onenav\n");
        Await.until(PATIENCE, "the third list", () -> !isDenied("helloz/onenav:1"));
        assertThat(isDenied("user2/app:1")).isTrue();
    }

    private static void assertTheSecondListIsInForce() {
        assertThat(isDenied("user2/app:1")).isFalse();
        assertThat(isDenied("user2/secret:1")).isTrue();
        assertThat(isDenied("helloz/onenav:1")).isTrue();
    }

    private static boolean isDenied(String image) {
        return Denial.isDenied(manifest(image));
    }

    private static Http.Reply manifest(String image) {
        return Visitor.of("docker").manifest(image);
    }

    private static NexusServer list(NexusServer server, String text) {
        try {
            Files.writeString(file(server), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }

    private static void delete() {
        try {
            Files.delete(file(NEXUS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(NexusServer server) {
        return server.data().resolve("etc/list.txt");
    }
}
