package org.dockermirror.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.junit.Test;

/** What docs/uninstall.md says of the open format's file: a group that is left keeps the server from starting. */
public class FormatTakenOutTest {
    private final NexusServer nexus = NexusServer.fresh("taken-out").with(Kar.FORMAT);

    @Test
    public void aServerStartsWithoutTheFormatWhenItsGroupsAreDeletedAndNotBefore() {
        nexus.start();
        Await.until(Duration.ofMinutes(1), "the group", () -> {
            if (!Rest.has("repositories/member")) {
                Repositories.proxy("member", Upstream.WITHOUT_TOKENS.url());
            }
            return OpenGroups.make(OpenGroups.group("left", null, "member")).status() == 201;
        });
        Rest.send("DELETE", "repositories/member", "");
        nexus.stop();
        nexus.without(Kar.FORMAT);

        CompletableFuture<Void> start = CompletableFuture.runAsync(nexus::start);
        nexus.awaitLog("Missing recipe: docker-group");
        assertThat(Http.answers(NexusServer.URL)).isFalse();
        ProcessHandle.of(nexus.pid()).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(start.handle((done, problem) -> problem).join()).hasMessageContaining("ended with status");

        nexus.with(Kar.FORMAT).start();
        Rest.send("DELETE", "repositories/left", "");
        nexus.stop();
        nexus.without(Kar.FORMAT);
        nexus.start();
        assertThat(Rest.has("repositories/left")).isFalse();
        nexus.stop();
    }
}
