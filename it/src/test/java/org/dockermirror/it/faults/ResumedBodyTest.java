package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.FaultyProxy.Fault;
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

/** Blobs that break off once on their way: the client who waits has the right bytes, and knows nothing of it. */
@RunWith(Parameterized.class)
public class ResumedBodyTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String REPOSITORY = "resumed";
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;

    @Parameters(name = "{0}")
    public static Iterable<Object[]> faults() {
        return Map.<String, Fault>of(
                        "reset", Faults.resetAfter(300_000),
                        "cut", Faults.cutAfter(300_000),
                        "stall", Faults.stallAfter(300_000),
                        "slow", Faults.slow(10, 100))
                .entrySet()
                .stream()
                .map(entry -> new Object[] {entry.getKey(), entry.getValue()})
                .toList();
    }

    private final String name;
    private final Fault fault;
    private final Visitor visitor = Visitor.of(REPOSITORY);

    public ResumedBodyTest(String name, Fault fault) {
        this.name = name;
        this.fault = fault;
    }

    @Before
    public void makeRepository() {
        FaultyServer.repository(REPOSITORY, UPSTREAM.url(), "default");
    }

    @Test
    public void theClientHasTheRightBytes() {
        OwnImage image = OwnImage.withLayer("resumed/" + name + ":1", 800_000);
        visitor.manifest(image.byTag()).expect(200);
        try (State large = UPSTREAM.breakingOnce(image.layerPath(), fault);
                State small = UPSTREAM.breakingOnce(image.blobs().get(0), fault)) {
            assertThat(large).isNotSameAs(small);
            Pulls.whole(visitor, image);
        }
        long asked = UPSTREAM.asked("GET " + image.layerPath());
        assertThat(asked).isEqualTo(name.equals("slow") ? 1 : 2);
        Pulls.whole(visitor, image);
        assertThat(UPSTREAM.asked("GET " + image.layerPath())).isEqualTo(asked);
    }
}
