package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.IntStream;
import org.dockermirror.setup.plan.Unenforced.Kind;
import org.junit.Test;

public class UnenforcedTest {

    @Test
    public void namesAreEnforced() {
        assertThat(Unenforced.byRuleOf(TestWishes.mirror("docker", "helloz/**", "a/*", "nginx")))
                .isEmpty();
        assertThat(Unenforced.byRuleOf(TestWishes.mirror("docker"))).isEmpty();
    }

    @Test
    public void tagsDigestsAndDeniesAreNamedWithWhatOpens() {
        String digest = "sha256:" + "0".repeat(64);

        assertThat(Unenforced.byRuleOf(TestWishes.mirror(
                        "docker", "helloz/**", "a/b:7.*", "c/d@" + digest, "!helloz/x", "!helloz/y:1")))
                .extracting(Unenforced::kind, Unenforced::entry, Unenforced::opens)
                .containsExactly(
                        tuple(Kind.TAG, "a/b:7.*", "every tag and digest of a/b can be pulled"),
                        tuple(Kind.DIGEST, "c/d@" + digest, "every tag and digest of c/d can be pulled"),
                        tuple(Kind.DENY, "!helloz/x", "what it denies can be pulled where another entry allows it"),
                        tuple(Kind.TAG, "!helloz/y:1", "what it denies can be pulled where another entry allows it"));
    }

    @Test
    public void aLongListIsNamedOnceAsAWhole() {
        assertThat(Unenforced.byRuleOf(TestWishes.mirror("docker", images(51, "a"))))
                .singleElement()
                .satisfies(list -> assertThat(list.opens()).contains("in each namespace"));
        assertThat(Unenforced.byRuleOf(TestWishes.mirror("docker", images(50, "a"))))
                .isEmpty();
        assertThat(Unenforced.byRuleOf(TestWishes.mirror("docker", namespaces(1_001))))
                .singleElement()
                .satisfies(list -> assertThat(list.opens()).contains("every image can be pulled"));
    }

    private static String[] images(int number, String namespace) {
        return IntStream.range(0, number).mapToObj(i -> namespace + "/i" + i).toArray(String[]::new);
    }

    private static String[] namespaces(int number) {
        return IntStream.range(0, number).mapToObj(i -> "n" + i + "/image").toArray(String[]::new);
    }
}
