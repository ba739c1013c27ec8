package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.FaultyProxy.Fault;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Bodies that never come as they should, however often they are asked for: nothing wrong is ever served whole or kept, and
 * clients are told. All at once, for the mirror goes on trying for half a minute.
 */
public class HopelessBodyTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String REPOSITORY = "hopeless";
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;

    /** What clients are told of a manifest and of a small blob, which they wait for until all of it is here. */
    private record Case(String name, Fault fault, int ofManifest, int ofSmall, String code) {}

    private static final List<Case> CASES = List.of(
            new Case("reset", Faults.resetAfter(200_000), 503, 502, "UNAVAILABLE"),
            new Case("cut", Faults.cutAfter(200_000), 503, 502, "UNAVAILABLE"),
            new Case("stall", Faults.stallAfter(200_000), 504, 502, "UNAVAILABLE"),
            new Case("wrong-digest", Faults.wrongDigest(), 502, 502, "DIGEST_INVALID"),
            new Case("shorter-than-it-is", Faults.wrongLength(-1), 502, 502, "DIGEST_INVALID"),
            new Case("longer-than-it-is", Faults.wrongLength(5), 503, 502, "UNAVAILABLE"));

    private final Visitor visitor = Visitor.of(REPOSITORY);

    @BeforeClass
    public static void makeRepository() {
        FaultyServer.repository(REPOSITORY, UPSTREAM.url(), "default");
    }

    @Test
    public void clientsAreToldAndAfterwardsAllIsWell() throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Callable<String>> pulls = CASES.stream()
                    .<Callable<String>>map(fault -> () -> pull(fault))
                    .toList();
            for (Future<String> pull : threads.invokeAll(pulls)) {
                assertThat(pull.get()).isNotEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void answersWithoutAnEndAreGivenUp() {
        OwnImage image = OwnImage.single("hopeless/endless:1");
        try (State broken = UPSTREAM.breaking(image.name() + "/", Faults.endless(200))) {
            assertThat(broken).isNotNull();
            Pulls.error(visitor.manifest(image.byTag()), 502, "MANIFEST_INVALID");
            Pulls.error(visitor.get("/v2/" + image.name() + "/tags/list"), 502, "UNAVAILABLE");
        }
        try (State broken = UPSTREAM.breaking(image.name() + "/", Faults.endless(500))) {
            assertThat(broken).isNotNull();
            Pulls.error(visitor.manifest(image.byTag()), 502, "UNAVAILABLE");
            Pulls.error(visitor.get(image.layerPath()), 502, "UNAVAILABLE");
        }
        Pulls.whole(visitor, image);
    }

    private String pull(Case fault) throws Exception {
        OwnImage image = OwnImage.withLayer("hopeless/" + fault.name() + ":1", 500_000);
        String config = "/v2/" + image.name() + "/blobs/" + image.blobs().get(0);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (State broken = UPSTREAM.breaking(image.name() + "/", fault.fault())) {
            assertThat(broken).isNotNull();
            Future<Boolean> large = threads.submit(() -> visitor.getsWhole(image.layerPath()));
            Future<?> small = threads.submit(() -> Pulls.error(visitor.get(config), fault.ofSmall(), fault.code()));
            Pulls.error(visitor.manifest(image.byTag()), fault.ofManifest(), fault.code());
            assertThat(large.get()).as(fault.name()).isFalse();
            small.get();
        } finally {
            threads.shutdownNow();
        }
        Pulls.whole(visitor, image);
        return image.name();
    }
}
