package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.dockermirror.allowlist.name.ImageName;
import org.junit.Test;

public class RateLimitTest {

    private static final ImageName NGINX = ImageName.parse("library/nginx");

    private final FakeWire wire = new FakeWire();
    private final UpstreamRegistry upstream =
            new UpstreamRegistry(URI.create("https://hub.example.com/"), wire, () -> null, Clock.systemUTC());

    @Test
    public void aRegistryThatSaysNothingHasNoLimit() throws IOException {
        wire.answer(200, "");
        ask();
        assertThat(upstream.rateLimit().limit()).isNull();
        assertThat(upstream.rateLimit().remaining()).isNull();
        assertThat(upstream.rateLimit().headers()).isEmpty();
    }

    @Test
    public void theLastAnswerThatSpeaksOfItCounts() throws IOException {
        wire.answer(200, "", "ratelimit-limit", "100;w=21600", "ratelimit-remaining", "76;w=21600")
                .answer(200, "", "RateLimit-Remaining", "75;w=21600")
                .answer(200, "", "ratelimit-remaining", "soon", "ratelimit-limit", "")
                .answer(404, "");
        for (int i = 0; i < 4; i++) {
            ask();
        }
        assertThat(upstream.rateLimit().limit()).isEqualTo(100);
        assertThat(upstream.rateLimit().remaining()).isEqualTo(75);
        assertThat(upstream.rateLimit().headers())
                .containsExactly(entry("ratelimit-limit", "100;w=21600"), entry("ratelimit-remaining", "75;w=21600"));
    }

    @Test
    public void aRefusalSpeaksOfItToo() {
        wire.answer(429, "", "ratelimit-limit", "10", "ratelimit-remaining", "0;w=60");
        assertThatThrownBy(this::ask).isInstanceOf(UpstreamException.class);
        assertThat(upstream.rateLimit().limit()).isEqualTo(10);
        assertThat(upstream.rateLimit().remaining()).isZero();
    }

    @Test
    public void clientsAreToldWhatWasUnderstoodAndNoMore() throws IOException {
        wire.answer(200, "", "ratelimit-limit", "100;w=21600;burst=1\u0001", "ratelimit-remaining", " 7, 7;w=60");
        ask();
        assertThat(upstream.rateLimit().headers())
                .containsExactly(entry("ratelimit-limit", "100;w=21600"), entry("ratelimit-remaining", "7"));
    }

    @Test
    public void whatAnotherHostAllowsIsNotTheRegistrysLimit() throws IOException {
        wire.answer(307, "", "Location", "https://cdn.hub.example.com/x", "ratelimit-remaining", "5")
                .answer(200, "", "ratelimit-remaining", "9999");
        ask();
        assertThat(upstream.rateLimit().remaining()).isEqualTo(5);
    }

    private void ask() throws IOException {
        upstream.request("GET", NGINX, "v2/library/nginx/manifests/1", List.of());
    }
}
