package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class WildcardDistanceTest {

    @Test
    public void charactersThatAreMissingTooManyOrOthersCountOneEach() {
        assertThat(distance("nginx", "nginx")).isZero();
        assertThat(distance("nginx", "ngnix")).isEqualTo(2);
        assertThat(distance("nginx", "nginxx")).isEqualTo(1);
        assertThat(distance("nginx", "ginx")).isEqualTo(1);
        assertThat(distance("", "abc")).isEqualTo(3);
        assertThat(distance("abc", "")).isEqualTo(3);
    }

    @Test
    public void whatAStarStandsForCostsNothingButSlashes() {
        assertThat(distance("helloz/*", "helloz/onenav")).isZero();
        assertThat(distance("helloz/*", "heloz/onenav")).isEqualTo(1);
        assertThat(distance("helloz/*", "helloz/a/b/c")).isEqualTo(2);
        assertThat(distance("helloz/**", "heloz/a/b")).isEqualTo(1);
        assertThat(distance("*a*", "bab")).isZero();
        assertThat(distance("7.*", "6.0")).isEqualTo(1);
    }

    @Test
    public void aboveTheLimitItIsAnyNumberAboveTheLimit() {
        assertThat(WildcardDistance.between("abcdefgh", "xxxxxxxx", 2)).isGreaterThan(2);
        assertThat(WildcardDistance.between("abcdefgh", "abcdefxx", 2)).isEqualTo(2);
    }

    private static int distance(String pattern, String text) {
        return WildcardDistance.between(pattern, text, 100);
    }
}
