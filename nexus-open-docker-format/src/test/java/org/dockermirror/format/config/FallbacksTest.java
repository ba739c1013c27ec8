package org.dockermirror.format.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.Test;

public class FallbacksTest {

    private static final String OWN = "https://registry-1.docker.io";

    @Test
    public void addressesOfOtherRegistriesAreRight() {
        assertThat(Fallbacks.problem(OWN, List.of())).isEmpty();
        assertThat(Fallbacks.problem(
                        OWN,
                        List.of(
                                "https://mirror.example.com",
                                "http://10.0.0.1:5000/",
                                "http://registry-1.docker.io",
                                "https://mirror.example.com/hub")))
                .isEmpty();
    }

    @Test
    public void whatIsNoAddressOfARegistryIsSaidToBeNone() {
        for (String wrong : List.of(
                "mirror.example.com", "ftp://mirror.example.com", "https:///v2", "", "https://a b", "https://m?x=1")) {
            assertThat(Fallbacks.problem(OWN, List.of(wrong)))
                    .as(wrong)
                    .hasValueSatisfying(
                            problem -> assertThat(problem).contains("\"" + wrong + "\"", "https://mirror.example.com"));
        }
    }

    @Test
    public void aLoginIsRefusedAndNotRepeated() {
        assertThat(Fallbacks.problem(OWN, List.of("https://me:geheim@mirror.example.com")))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("mirror.example.com", "login")
                        .doesNotContain("geheim"));
    }

    @Test
    public void aRegistryIsNamedOnceInWhateverSpelling() {
        for (String same : List.of(OWN, OWN + "/", "HTTPS://Registry-1.docker.io:443/")) {
            assertThat(Fallbacks.problem(OWN, List.of(same)))
                    .as(same)
                    .hasValueSatisfying(
                            problem -> assertThat(problem).contains(same, "the repository's own remote URL"));
            assertThat(Fallbacks.problem("https://ghcr.io", List.of(OWN, same)))
                    .as(same)
                    .hasValueSatisfying(problem -> assertThat(problem).contains(same, "named twice"));
        }
    }

    @Test
    public void anAddressToResolveAgainstEndsInASlash() {
        assertThat(Fallbacks.parse(List.of("https://mirror.example.com/hub", "https://quay.io/")))
                .containsExactly(URI.create("https://mirror.example.com/hub/"), URI.create("https://quay.io/"));
    }
}
