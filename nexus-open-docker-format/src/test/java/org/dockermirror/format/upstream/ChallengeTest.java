package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class ChallengeTest {

    @Test
    public void readsDockerHubsChallenge() {
        Challenge challenge = only("Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\","
                + "scope=\"repository:library/nginx:pull\"");
        assertThat(challenge.isScheme("bearer")).isTrue();
        assertThat(challenge.parameter("realm")).isEqualTo("https://auth.docker.io/token");
        assertThat(challenge.parameter("service")).isEqualTo("registry.docker.io");
        assertThat(challenge.parameter("scope")).isEqualTo("repository:library/nginx:pull");
        assertThat(challenge.parameter("error")).isNull();
    }

    @Test
    public void aCommaInsideQuotesDoesNotEndAParameter() {
        assertThat(only("Bearer realm=\"r\",scope=\"repository:a:pull,push\",service=s")
                        .parameter("scope"))
                .isEqualTo("repository:a:pull,push");
    }

    @Test
    public void schemesAndParameterNamesHaveNoCase() {
        Challenge challenge = only("BEARER Realm=\"r\", SERVICE=s");
        assertThat(challenge.isScheme("Bearer")).isTrue();
        assertThat(challenge.parameter("realm")).isEqualTo("r");
        assertThat(challenge.parameter("service")).isEqualTo("s");
    }

    @Test
    public void severalChallengesMayShareAHeader() {
        List<Challenge> both = Challenge.parse("Basic realm=\"a\", Bearer realm=\"b\", charset=\"UTF-8\"");
        assertThat(both).hasSize(2);
        assertThat(both.get(0).isScheme("Basic")).isTrue();
        assertThat(both.get(1).parameter("realm")).isEqualTo("b");
        assertThat(both.get(1).parameter("charset")).isEqualTo("UTF-8");
    }

    @Test
    public void escapedQuotesBelongToTheValue() {
        assertThat(only("Bearer realm=\"a \\\"b\\\" c\"").parameter("realm")).isEqualTo("a \"b\" c");
    }

    @Test
    public void aSchemeMayStandAlone() {
        assertThat(only("Negotiate").isScheme("negotiate")).isTrue();
    }

    @Test
    public void whatIsNoChallengeIsLeftOut() {
        for (String bad : List.of("", " ", ",,,", "=", "\"", "realm=\"r\"", "\"\"=\"\"")) {
            assertThat(Challenge.parse(bad)).as(bad).isEmpty();
        }
    }

    @Test
    public void anUnclosedQuoteEndsWithTheHeader() {
        assertThat(only("Bearer realm=\"abc").parameter("realm")).isEqualTo("abc");
        assertThat(only("Bearer realm=\"abc\\").parameter("realm")).isEqualTo("abc\\");
        assertThat(only("Bearer realm=").parameter("realm")).isEmpty();
    }

    private static Challenge only(String header) {
        List<Challenge> challenges = Challenge.parse(header);
        assertThat(challenges).hasSize(1);
        return challenges.get(0);
    }
}
