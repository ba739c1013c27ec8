package org.dockermirror.it.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A repository that was filled before the mirror's bundle came: what it has is served from the first request on. */
public class WarmCacheTest {
    @ClassRule
    public static final NexusServer NEXUS = NexusServer.fresh("warm").with(Kar.CLOSED);

    private static final OwnImage LIMITED = OwnImage.index("limited/warm:v1");
    private static final OwnImage HIDDEN = OwnImage.index("limited/warm:hidden");
    private static final OwnImage WHOLE = OwnImage.single("whole/warm:3");
    private static final Visitor VISITOR = Visitor.of("docker");

    @BeforeClass
    public static void fillTheCacheAndDropTheArchive() {
        Await.until(
                Duration.ofMinutes(1),
                "the format",
                () -> Http.get(NexusServer.URL + "/service/rest/internal/ui/repositories/recipes")
                        .text()
                        .contains("docker-proxy"));
        Repositories.proxy("docker", Upstream.WITHOUT_TOKENS.url());
        for (OwnImage image : new OwnImage[] {LIMITED, HIDDEN, WHOLE}) {
            VISITOR.get(image.tagPath()).expect(200);
            image.paths().forEach(path -> VISITOR.get(path).expect(200));
        }
        NEXUS.config("""
                mirrors:
                  - repository: docker
                    upstream: %s
                    allow: ["limited/*:v*", "whole/*"]
                """.formatted(Upstream.WITHOUT_TOKENS.url()));
        NEXUS.with(Kar.MIRROR);
        Await.until(
                Duration.ofMinutes(1),
                "a refusal",
                () -> VISITOR.get(HIDDEN.tagPath()).status() == 403);
    }

    @Test
    public void whatIsAllowedIsServedFromTheCacheByDigestAndNothingElseIs() {
        try (RecordingProxy.State off = Upstream.WITHOUT_TOKENS.switchedOff()) {
            assertThat(off).isNotNull();
            served(LIMITED);
            served(WHOLE);
            HIDDEN.paths().forEach(path -> VISITOR.get(path).expect(403));
        }
    }

    private static void served(OwnImage image) {
        for (int i = image.paths().size() - 1; i >= 0; i--) {
            VISITOR.get(image.paths().get(i)).expect(200);
        }
    }
}
