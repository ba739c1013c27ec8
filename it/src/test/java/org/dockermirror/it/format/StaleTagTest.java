package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What is served of tags that are fresh, stale, gone, and of those whose upstream cannot be asked. */
public class StaleTagTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    /** One whose upstream gets blocked by the server, and one whose upstream does not. */
    private static final String BLOCKED = "stale-blocked";

    private static final String ASKED = "stale-asked";

    /** One whose tags are fresh for a minute only, and one that a person blocks. */
    private static final String AGED = "stale-aged";

    private static final String STOPPED = "stale-stopped";
    private static final String PROXIES = "repositories/docker/proxy";

    private final Visitor visitor = Visitor.of(ASKED);

    @BeforeClass
    public static void makeRepositories() {
        for (String repository : List.of(ASKED, BLOCKED)) {
            Repositories.proxy(repository, Upstream.PROXY.url());
        }
    }

    @Test
    public void aFreshTagIsServedWithoutTheUpstream() {
        OwnImage image = cached("helloz/fresh:1", ASKED);
        Http.Reply reply = visitor.manifest(image.byTag()).expect(200);
        assertThat(reply.header("Warning")).isEmpty();
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void aStaleTagIsComparedByHead() {
        OwnImage image = cached("helloz/compared:1", ASKED);
        invalidate(ASKED);
        assertThat(visitor.manifest(image.byTag()).expect(200).header("Warning"))
                .isEmpty();
        assertThat(Upstream.PROXY.requests()).containsExactly("HEAD " + image.tagPath());
        Upstream.PROXY.forget();
        visitor.manifest(image.byTag()).expect(200);
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void aTagThatMovedIsServedAnew() {
        cached("helloz/moved:1", ASKED);
        OwnImage moved = OwnImage.index("helloz/moved:1");
        invalidate(ASKED);
        assertThat(visitor.manifest(moved.byTag()).expect(200).header("Docker-Content-Digest"))
                .isEqualTo(moved.digest());
    }

    @Test
    public void aStaleTagIsServedWithAWarningWhenTheUpstreamRefuses() {
        for (int status : new int[] {401, 403, 429}) {
            OwnImage image = cached("helloz/refused-" + status + ":1", ASKED);
            invalidate(ASKED);
            try (RecordingProxy.State refusing = Upstream.PROXY.answering(status, Map.of())) {
                assertThat(refusing).isNotNull();
                Http.Reply stale = visitor.manifest(image.byTag()).expect(200);
                assertThat(stale.header("Warning")).startsWith("110 - ");
                assertThat(stale.header("Docker-Content-Digest")).isEqualTo(image.digest());
            }
        }
        assertThat(metrics()).contains("docker_format_stale_asked_served_stale_total");
    }

    @Test
    public void aTagThatTheUpstreamHasNoMoreIsNotFound() {
        OwnImage image = cached("helloz/gone:1", ASKED);
        invalidate(ASKED);
        try (RecordingProxy.State gone = Upstream.PROXY.answering(404, Map.of())) {
            assertThat(gone).isNotNull();
            assertThat(visitor.manifest(image.byTag()).expect(404).text()).contains("\"MANIFEST_UNKNOWN\"");
        }
    }

    @Test
    public void whileTheUpstreamTakesLongTheStaleTagIsServed() {
        OwnImage before = cached("helloz/slow:1", ASKED);
        OwnImage now = OwnImage.index("helloz/slow:1");
        invalidate(ASKED);
        try (RecordingProxy.State held = Upstream.PROXY.holdingBack("helloz/slow/manifests/", 0)) {
            assertThat(held).isNotNull();
            Http.Reply reply = visitor.manifest(before.byTag()).expect(200);
            assertThat(reply.header("Docker-Content-Digest")).isEqualTo(before.digest());
            assertThat(reply.header("Warning")).startsWith("110 - ").contains("takes long to answer");
        }
        Await.until(
                Duration.ofSeconds(30),
                "what the upstream has",
                () -> visitor.manifest(now.byTag())
                        .header("Docker-Content-Digest")
                        .equals(now.digest()));
    }

    @Test
    public void aRateLimitIsPassedOnForWhatIsNotCached() {
        OwnImage image = OwnImage.single("helloz/limited:1");
        try (RecordingProxy.State limiting = Upstream.PROXY.answering(429, Map.of("Retry-After", "1"))) {
            assertThat(limiting).isNotNull();
            Http.Reply reply = visitor.manifest(image.byTag()).expect(429);
            assertThat(reply.text()).contains("\"TOOMANYREQUESTS\"");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
        }
        Await.until(
                Duration.ofSeconds(30),
                "that it wants to be asked again",
                () -> visitor.manifest(image.byTag()).status() == 200);
    }

    @Test
    public void whatTheUpstreamSaysOfItsRateLimitIsShownAndPassedOn() {
        OwnImage image = OwnImage.single("helloz/rated:1");
        Map<String, String> said = Map.of("ratelimit-limit", "100;w=21600", "ratelimit-remaining", "7;w=21600");
        try (RecordingProxy.State limiting = Upstream.PROXY.answering(429, said)) {
            assertThat(limiting).isNotNull();
            visitor.manifest(image.byTag()).expect(429);
        }
        assertThat(metrics())
                .contains("docker_format_stale_asked_upstream_rate_limit 100.0")
                .contains("docker_format_stale_asked_upstream_rate_remaining 7.0")
                .doesNotContain("docker_format_stale_blocked_upstream_rate");

        OwnImage other = OwnImage.single("helloz/counted:1");
        assertThat(visitor.manifest(other.byTag()).expect(200).header("ratelimit-remaining"))
                .isEqualTo("7;w=21600");
        assertThat(visitor.manifest(other.byTag()).expect(200).header("ratelimit-remaining"))
                .isEmpty();
    }

    @Test
    public void whileTheUpstreamIsDownStaleTagsAreServedAndTheRestIsNotSaidToBeUnknown() {
        Visitor blocked = Visitor.of(BLOCKED);
        OwnImage image = cached("helloz/kept:1", BLOCKED);
        OwnImage other = OwnImage.single("helloz/never-cached:1");
        invalidate(BLOCKED);
        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            for (int i = 0; i < 2; i++) {
                assertThat(blocked.manifest(image.byTag()).expect(200).header("Warning"))
                        .startsWith("110 - ");
                assertThat(blocked.manifest(other.byTag()).expect(503).text()).contains("\"UNAVAILABLE\"");
                assertThat(blocked.get(other.layerPath()).expect(503).text()).contains("\"UNAVAILABLE\"");
            }
        }
    }

    @Test
    public void aTagIsServedAsItWasUntilItsMinutesAreOverAndThenAnew() {
        Rest.send("POST", PROXIES, settings(AGED, 1, false));
        long begun = System.nanoTime();
        OwnImage before = cached("helloz/aged:1", AGED);
        OwnImage now = OwnImage.index("helloz/aged:1");
        Visitor aged = Visitor.of(AGED);
        assertThat(digest(aged, before)).isEqualTo(before.digest());
        Await.until(
                Duration.ofSeconds(90),
                "what the upstream has",
                () -> digest(aged, now).equals(now.digest()));
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(75));
        assertThat(Upstream.PROXY.requests()).containsOnlyOnce("HEAD " + now.tagPath());
    }

    @Test
    public void whileAPersonHasBlockedTheUpstreamStaleTagsAreServedAndTheRestIsNotSaidToBeUnknown() {
        Rest.send("POST", PROXIES, settings(STOPPED, 1440, false));
        OwnImage image = cached("helloz/stopped:1", STOPPED);
        OwnImage other = OwnImage.single("helloz/stopped-before:1");
        Rest.send("PUT", PROXIES + "/" + STOPPED, settings(STOPPED, 1440, true));
        invalidate(STOPPED);
        Visitor stopped = Visitor.of(STOPPED);
        Http.Reply stale = stopped.manifest(image.byTag()).expect(200);
        assertThat(stale.header("Warning")).startsWith("110 - ");
        assertThat(Digests.of(stale.body())).isEqualTo(image.digest());
        assertThat(stopped.manifest(other.byTag()).expect(503).text()).contains("\"UNAVAILABLE\"");
        assertThat(Upstream.PROXY.requests()).isEmpty();
        Rest.send("PUT", PROXIES + "/" + STOPPED, settings(STOPPED, 1440, false));
        assertThat(stopped.manifest(image.byTag()).expect(200).header("Warning"))
                .isEmpty();
        stopped.manifest(other.byTag()).expect(200);
    }

    private static String settings(String repository, int metadataMaxAge, boolean isBlocked) {
        ObjectNode request = ProxyRequest.plain(repository, Upstream.PROXY.url());
        request.withObject("/proxy").put("metadataMaxAge", metadataMaxAge);
        request.withObject("/httpClient").put("blocked", isBlocked);
        return request.toString();
    }

    private static String digest(Visitor visitor, OwnImage image) {
        return Digests.of(visitor.manifest(image.byTag()).expect(200).body());
    }

    private static String metrics() {
        return Http.send("GET", NexusServer.URL + "/service/metrics/prometheus", Rest.HEADERS, new byte[0])
                .text();
    }

    private static OwnImage cached(String name, String repository) {
        OwnImage image = OwnImage.single(name);
        Visitor.of(repository).manifest(image.byTag()).expect(200);
        Upstream.PROXY.forget();
        return image;
    }

    private static void invalidate(String repository) {
        Rest.send("POST", "repositories/" + repository + "/invalidate-cache", "");
    }
}
