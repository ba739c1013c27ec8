package org.dockermirror.format.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class ForeignLayerUrlsTest {

    @Test
    public void anAddressIsAllowedIfAnExpressionMatchesAllOfIt() {
        ForeignLayerUrls urls = ForeignLayerUrls.matching(List.of("https://a[.]example[.]com/.*", "http://b/x"));
        assertThat(urls.allow("https://a.example.com/layer")).isTrue();
        assertThat(urls.allow("http://b/x")).isTrue();
        assertThat(urls.allow("http://b/xy")).isFalse();
        assertThat(urls.allow("https://evil.example.com/?https://a.example.com/layer"))
                .isFalse();
    }

    @Test
    public void withoutExpressionsNothingIsAllowed() {
        assertThat(ForeignLayerUrls.matching(List.of()).allow("https://a.example.com/layer"))
                .isFalse();
    }

    @Test
    public void whatIsNoExpressionIsSaidToBeNoneAndAllowsNothing() {
        List<String> expressions = List.of("http://b/x", "(https://.*");
        assertThat(ForeignLayerUrls.problem(expressions))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("\"(https://.*\"", "Unclosed group", "layers[.]example[.]com"));
        assertThat(ForeignLayerUrls.problem(List.of(""))).isPresent();
        assertThat(ForeignLayerUrls.problem(List.of("http://b/x"))).isEmpty();
        ForeignLayerUrls urls = ForeignLayerUrls.matching(expressions);
        assertThat(urls.allow("http://b/x")).isTrue();
        assertThat(urls.allow("(https://.*")).isFalse();
    }
}
