package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.FaultyExchange;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What changes while the mirror works: a tag moves in the middle of a pull, a name goes, the upstream is down for a moment. */
public class ChangingWorldTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String MOVING = "moving";
    private static final String NAMED = "named";
    private static final String BLOCKED = "blocked";
    private static final String NAME = "upstream.test";
    private static final Path HOSTS = Path.of("/etc/hosts");

    @BeforeClass
    public static void makeRepositories() {
        FaultyServer.repository(MOVING, Upstream.WITH_FAULTS.url(), "default");
        FaultyServer.repository(NAMED, Upstream.WITHOUT_TOKENS.url().replace("127.0.0.1", NAME), "default");
        if (!Rest.has("repositories/docker/proxy/" + BLOCKED)) {
            Repositories.proxy(BLOCKED, Upstream.WITH_FAULTS.url());
        }
    }

    @Test
    public void aPullThatHasBegunEndsWithTheImageThatItBeganWith() {
        Visitor visitor = Visitor.of(MOVING);
        OwnImage before = OwnImage.withLayer("moving/tag:1", 300_000);
        // As docker does: the tag by HEAD, all the rest by digest.
        assertThat(visitor.ask("HEAD", before.tagPath()).expect(200).header("Docker-Content-Digest"))
                .isEqualTo(before.digest());
        OwnImage after = OwnImage.single("moving/tag:1");
        Http.send("DELETE", Upstream.direct() + "/v2/moving/tag/manifests/" + before.digest(), Map.of(), new byte[0])
                .expect(202);
        for (String path : before.paths()) {
            assertThat(path).endsWith(Digests.of(visitor.get(path).expect(200).body()));
        }
        Pulls.whole(visitor, after);
    }

    @Test
    public void aTagThatMovesBetweenTwoRequestsOfTheMirrorIsOneOfBoth() {
        Visitor visitor = Visitor.of(MOVING);
        OwnImage before = OwnImage.single("moving/between:1");
        Pulls.whole(visitor, before);
        OwnImage[] after = new OwnImage[1];
        try (State moving = Upstream.WITH_FAULTS.breakingOnce("moving/between/manifests/1", exchange -> {
            // The mirror asks whether its copy is still right, and it is: for a moment.
            FaultyExchange.Answer still = exchange.upstream();
            after[0] = OwnImage.withLayer("moving/between:1", 1000);
            exchange.send(still);
        })) {
            assertThat(moving).isNotNull();
            assertThat(visitor.manifest(before.byTag()).expect(200).header("Docker-Content-Digest"))
                    .isEqualTo(before.digest());
        }
        Pulls.whole(visitor, after[0]);
    }

    @Test
    public void anUpstreamThatTheServerBlocksAfterAnErrorIsAskedAgainByItself() {
        Visitor visitor = Visitor.of(BLOCKED);
        OwnImage image = OwnImage.single("blocked/image:1");
        try (State once = Upstream.WITH_FAULTS.breakingOnce("blocked/image", Faults.status(500, Map.of()))) {
            assertThat(once).isNotNull();
            Pulls.error(visitor.manifest(image.byTag()), 502, "UNAVAILABLE");
        }
        Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
        Pulls.error(visitor.get(image.layerPath()), 503, "UNAVAILABLE");
        // The server leaves it alone for 40 seconds at first.
        Await.until(
                Duration.ofSeconds(90),
                "the upstream",
                () -> visitor.manifest(image.byTag()).status() == 200);
        Pulls.whole(visitor, image);
    }

    @Test
    public void anUpstreamWhoseNameIsGoneIsUnavailableUntilItIsBack() throws IOException {
        Visitor visitor = Visitor.of(NAMED);
        OwnImage image = OwnImage.single("named/image:1");
        String hosts = Files.readString(HOSTS);
        Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
        Pulls.error(visitor.get(image.layerPath()), 503, "UNAVAILABLE");
        Files.writeString(HOSTS, hosts + "127.0.0.1 " + NAME + "\n");
        try {
            // Java believes for ten seconds that there is no such name.
            Await.until(
                    Duration.ofSeconds(30),
                    "the name",
                    () -> visitor.manifest(image.byTag()).status() == 200);
            Pulls.whole(visitor, image);
        } finally {
            Files.writeString(HOSTS, hosts);
        }
    }
}
