package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.junit.Test;

public class DecidedRequestsTest {

    private static final String MANIFEST = "/v2/helloz/onenav/manifests/1";

    private final DecidedRequests decided = new DecidedRequests();
    private int asked;

    @Test
    public void aListIsAskedOnceForTheSameRequest() {
        Decision first = decided.of("GET", MANIFEST, this::passed);

        assertThat(decided.of("GET", String.valueOf(MANIFEST.toCharArray()), this::passed))
                .isSameAs(first);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    public void anotherMethodOrPathIsAnotherRequest() {
        decided.of("GET", MANIFEST, this::passed);
        decided.of("POST", MANIFEST, this::passed);
        decided.of("GET", MANIFEST + "2", this::passed);

        assertThat(asked).isEqualTo(3);
    }

    /** "Aa" and "BB" have the same hash. */
    @Test
    public void requestsThatShareAPlaceAreToldApart() {
        Decision denied = new Decision.NoListing();

        assertThat(decided.of("GET", MANIFEST + "Aa", this::passed)).isNotSameAs(denied);
        assertThat(decided.of("GET", MANIFEST + "BB", () -> denied)).isSameAs(denied);
        decided.of("GET", MANIFEST + "Aa", this::passed);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    public void aRefusalIsNotRemembered() {
        decided.of("GET", MANIFEST, () -> new Decision.NoListing());

        assertThat(decided.of("GET", MANIFEST, this::passed)).isInstanceOf(Decision.Passed.class);
    }

    @Test
    public void aPathThatNoImageHasIsNotRemembered() {
        String path = "/v2/" + "a".repeat(600);
        decided.of("GET", path, this::passed);
        decided.of("GET", path, this::passed);

        assertThat(asked).isEqualTo(2);
    }

    /** A client could have one after the other remembered, each with what a long list says of the image. */
    @Test
    public void whatManyEntriesSayIsNotRemembered() throws InvalidAllowListException {
        String blob = "/v2/helloz/onenav/blobs/sha256:" + "a".repeat(64);
        JudgedMirror few = TestMirrors.of("few", tags(16)).reachedAs("few").orElseThrow();
        JudgedMirror many = TestMirrors.of("many", tags(17)).reachedAs("many").orElseThrow();

        assertThat(few.decide("GET", blob, null)).isSameAs(few.decide("GET", blob, null));
        assertThat(many.decide("GET", blob, null)).isNotSameAs(many.decide("GET", blob, null));
    }

    private static String[] tags(int count) {
        return IntStream.range(0, count).mapToObj(tag -> "helloz/onenav:" + tag).toArray(String[]::new);
    }

    @Test
    public void anotherListIsAskedAnew() throws InvalidAllowListException {
        Mirrors mirrors = TestMirrors.of("docker", "helloz/**");
        assertThat(decision(mirrors)).isInstanceOf(Decision.Allowed.class);
        assertThat(decision(mirrors)).isInstanceOf(Decision.Allowed.class);

        mirrors.replace(List.of(WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("other/**"))));

        assertThat(decision(mirrors)).isInstanceOf(Decision.NotListed.class);
    }

    private static Decision decision(Mirrors mirrors) {
        return mirrors.reachedAs("docker").orElseThrow().decide("GET", MANIFEST, null);
    }

    private Decision passed() {
        asked++;
        return new Decision.Passed();
    }
}
