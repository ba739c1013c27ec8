package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.FaultyProxy.Fault;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** An upstream that gives nothing, in every way: a clear error, the copy if there is one, and when it is over all is well. */
@RunWith(Parameterized.class)
public class RefusingUpstreamTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String REPOSITORY = "refusing";
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;

    /** What is wrong, and the status and codes that clients are to see. */
    private record Case(
            String name, Function<String, State> begun, int status, String ofManifest, String ofBlobs, String ofTags) {
        static Case of(String name, Fault fault, int status, String code) {
            return new Case(name, part -> UPSTREAM.breaking(part, fault), status, code, code, code);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @Parameters(name = "{0}")
    public static List<Case> cases() {
        return List.of(
                new Case("refused", part -> UPSTREAM.refusing(), 503, "UNAVAILABLE", "UNAVAILABLE", "UNAVAILABLE"),
                Case.of("reset", Faults.resetAtOnce(), 503, "UNAVAILABLE"),
                Case.of("silence", Faults.silence(), 504, "UNAVAILABLE"),
                Case.of("loop-of-401", Faults.challenge(UPSTREAM.url()), 403, "DENIED"),
                Case.of("storm-of-429", Faults.status(429, Map.of("retry-after", "1")), 429, "TOOMANYREQUESTS"),
                Case.of("error-500", Faults.status(500, Map.of()), 502, "UNAVAILABLE"),
                Case.of("error-503", Faults.status(503, Map.of("retry-after", "1")), 502, "UNAVAILABLE"),
                Case.of("loop-of-redirects", Faults.redirectLoop(UPSTREAM.url()), 502, "UNAVAILABLE"),
                new Case(
                        "wrong-type",
                        part -> UPSTREAM.breaking(part, Faults.page()),
                        502,
                        "MANIFEST_INVALID",
                        "DIGEST_INVALID",
                        "UNAVAILABLE"));
    }

    private final Case fault;
    private final Visitor visitor = Visitor.of(REPOSITORY);
    private final OwnImage known;
    private final OwnImage unknown;

    public RefusingUpstreamTest(Case fault) {
        this.fault = fault;
        this.known = OwnImage.single("known/" + fault + ":1");
        this.unknown = OwnImage.withLayer("unknown/" + fault + ":1", 40_000);
    }

    @Before
    public void knowOneImage() {
        FaultyServer.repository(REPOSITORY, UPSTREAM.url(), "default");
        Pulls.whole(visitor, known);
    }

    @Test
    public void clientsAreToldAndAfterwardsAllIsWell() {
        // The name of the other image ends like this one's.
        try (State broken = fault.begun().apply("known/" + fault)) {
            assertThat(broken).isNotNull();
            theCopyIsServedWithAWarning();
            List.of(
                            Pulls.error(visitor.manifest(unknown.byTag()), fault.status(), fault.ofManifest()),
                            Pulls.error(visitor.get(unknown.layerPath()), fault.status(), fault.ofBlobs()))
                    .forEach(this::saysWhenToComeBack);
            Pulls.error(visitor.get("/v2/" + unknown.name() + "/tags/list"), fault.status(), fault.ofTags());
        }
        Await.until(
                Duration.ofSeconds(30),
                "that it wants to be asked again",
                () -> visitor.manifest(unknown.byTag()).status() == 200
                        && visitor.get(unknown.layerPath()).status() == 200);
        Pulls.whole(visitor, unknown);
        assertThat(visitor.manifest(unknown.byTag()).expect(200).header("Warning"))
                .isEmpty();
    }

    private void theCopyIsServedWithAWarning() {
        Http.Reply copy = visitor.manifest(known.byTag()).expect(200);
        assertThat(copy.header("Docker-Content-Digest")).isEqualTo(known.digest());
        assertThat(copy.header("Warning")).startsWith("110 - ");
        for (String path : known.paths()) {
            visitor.get(path).expect(200);
        }
    }

    private void saysWhenToComeBack(Http.Reply refused) {
        boolean said = fault.name().equals("storm-of-429") || fault.name().equals("error-503");
        assertThat(refused.header("Retry-After")).isEqualTo(said ? "1" : "");
    }
}
