package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.TokenServer;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** A repository with two registries that have the same images, each behind tokens: what comes from which. */
public class FallbackTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final FaultyProxy OWN = Upstream.WITH_FAULTS;

    @Before
    public void forget() {
        Upstream.PROXY.forget();
    }

    @Test
    public void whileTheFirstIsDownTheSecondServesAndAfterwardsTheFirstAgain() {
        Visitor visitor = repository("fallback-down");
        try (State down = OWN.refusing()) {
            assertThat(down).isNotNull();
            OwnImage image = OwnImage.index("fallback/down:1");
            Pulls.whole(visitor, image);
            assertThat(Upstream.PROXY.requests()).contains("GET " + image.tagPath());
            assertThat(visitor.manifest(image.byTag()).expect(200).header("Warning"))
                    .isEmpty();
        }
        assertThat(metrics()).contains("docker_format_fallback_down_served_by_fallback_total");
        OwnImage next = OwnImage.single("fallback/next:1");
        Await.until(Duration.ofSeconds(45), "the first registry asked again", () -> {
            visitor.manifest(next.byTag()).expect(200);
            return OWN.asked("HEAD " + next.tagPath()) + OWN.asked("GET " + next.tagPath()) > 0;
        });
        Upstream.PROXY.forget();
        Pulls.whole(visitor, next);
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void whileBothAreDownClientsAreToldSoAndHaveTheCopies() {
        Visitor visitor = repository("fallback-both");
        OwnImage known = OwnImage.single("fallback/known:1");
        Pulls.whole(visitor, known);
        OwnImage unknown = OwnImage.single("fallback/unknown:1");
        try (State down = OWN.refusing();
                State off = Upstream.PROXY.switchedOff()) {
            assertThat(down).isNotSameAs(off);
            for (int i = 0; i < 2; i++) {
                Pulls.error(visitor.manifest(unknown.byTag()), 503, "UNAVAILABLE");
                Pulls.error(visitor.get(unknown.layerPath()), 503, "UNAVAILABLE");
                assertThat(visitor.manifest(known.byTag()).expect(200).header("Warning"))
                        .startsWith("110 - ");
            }
        }
        Pulls.whole(visitor, unknown);
    }

    @Test
    public void whatTheFirstDoesNotHaveByTagIsNotLookedForElsewhere() {
        Visitor visitor = repository("fallback-absent");
        OwnImage image = OwnImage.single("fallback/absent:1");
        try (State absent = OWN.breaking("fallback/absent", Faults.status(404, Map.of()))) {
            assertThat(absent).isNotNull();
            Pulls.error(visitor.manifest(image.byTag()), 404, "MANIFEST_UNKNOWN");
            Pulls.error(visitor.get("/v2/fallback/absent/tags/list"), 404, "NAME_UNKNOWN");
            assertThat(Upstream.PROXY.requests()).isEmpty();
            for (String path : image.paths()) {
                visitor.get(path).expect(200);
            }
        }
    }

    @Test
    public void anImageThatTheFirstRefusesComesFromTheSecondAndAllElseFromTheFirst() {
        Visitor visitor = repository("fallback-refused");
        for (int status : new int[] {401, 403}) {
            OwnImage image = OwnImage.single("fallback/refused-" + status + ":1");
            try (State refusing = OWN.breaking(image.name(), Faults.status(status, Map.of()))) {
                assertThat(refusing).isNotNull();
                Pulls.whole(visitor, image);
            }
            Upstream.PROXY.forget();
            OwnImage other = OwnImage.single("fallback/not-refused-" + status + ":1");
            Pulls.whole(visitor, other);
            assertThat(Upstream.PROXY.requests()).isEmpty();
        }
    }

    @Test
    public void aBlobThatBreaksOffForGoodIsBroughtToItsEndByTheSecond() {
        Visitor visitor = repository("fallback-broken");
        OwnImage image = OwnImage.withLayer("fallback/broken:1", 800_000);
        visitor.manifest(image.byTag()).expect(200);
        try (State broken = OWN.breaking(image.layerPath(), Faults.cutAfter(300_000))) {
            assertThat(broken).isNotNull();
            Pulls.whole(visitor, image);
        }
        assertThat(OWN.asked("GET " + image.layerPath())).isGreaterThan(0);
        assertThat(Upstream.PROXY.requests()).contains("GET " + image.layerPath());
    }

    /** Whoever reads while a layer arrives sees it end before its last byte, and asks again, as docker does. */
    @Test
    public void whatIsNotWhatItsDigestSaysComesFromTheSecond() {
        Visitor visitor = repository("fallback-wrong");
        OwnImage small = OwnImage.single("fallback/wrong-small:1");
        OwnImage large = OwnImage.withLayer("fallback/wrong-large:1", 800_000);
        for (OwnImage image : List.of(small, large)) {
            visitor.manifest(image.byTag()).expect(200);
        }
        try (State wrong = OWN.breaking("/sha256:", Faults.wrongDigest())) {
            assertThat(wrong).isNotNull();
            Pulls.whole(visitor, small);
            assertThat(Pulls.harmless(visitor, large.layerPath())).isFalse();
            Pulls.whole(visitor, large);
            for (String path : OwnImage.index("fallback/wrong-index:1").paths()) {
                visitor.get(path).expect(200);
            }
        }
    }

    /** Behind both stands the same token server, which gives what is private to the account alone. */
    @Test
    public void theAccountOfTheFirstIsNotShownToTheSecond() {
        FaultyServer.withAccountAndFallback("fallback-account", OWN.url(), Upstream.PROXY.url());
        Visitor visitor = Visitor.of("fallback-account");
        Pulls.whole(visitor, OwnImage.single(TokenServer.ACCOUNT + "/mine:1"));
        OwnImage hidden = OwnImage.single(TokenServer.ACCOUNT + "/hidden:1");
        OwnImage everybodys = OwnImage.single("fallback/everybodys:1");
        try (State down = OWN.refusing()) {
            assertThat(down).isNotNull();
            Pulls.whole(visitor, everybodys);
            Pulls.error(visitor.manifest(hidden.byTag()), 503, "UNAVAILABLE");
            assertThat(Upstream.PROXY.requests()).contains("GET " + hidden.tagPath());
        }
        Pulls.whole(visitor, hidden);
    }

    @Test
    public void aRepositoryThatAPersonBlockedAsksNobody() {
        Visitor visitor = repository("fallback-blocked");
        String path = "repositories/docker/proxy/fallback-blocked";
        Rest.send("PUT", path, Rest.get(path).toString().replace("\"blocked\":false", "\"blocked\":true"));
        OwnImage image = OwnImage.single("fallback/blocked:1");
        Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    private static Visitor repository(String name) {
        FaultyServer.withFallback(name, OWN.url(), Upstream.PROXY.url());
        return Visitor.of(name);
    }

    private static String metrics() {
        return Http.send("GET", NexusServer.URL + "/service/metrics/prometheus", Rest.HEADERS, new byte[0])
                .text();
    }
}
