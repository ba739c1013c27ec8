package org.dockermirror.cli.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

/** Waiting as the registry wishes, without waiting in the test. */
public class PaceTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong now = new AtomicLong();
    private final List<Long> slept = new ArrayList<>();
    private final Pace pace = new Pace(now::get, millis -> {
        slept.add(millis);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    });

    @Test
    public void nobodyWaitsWithoutAReason() throws InterruptedException {
        pace.await();
        assertThat(slept).isEmpty();
        assertThat(pace.waited()).isZero();
    }

    @Test
    public void everybodyWaitsUntilTheLongestPauseIsOver() throws InterruptedException {
        pace.pause(Duration.ofSeconds(60));
        pace.pause(Duration.ofSeconds(5));
        pace.pause(Duration.ofSeconds(90));
        pace.await();
        pace.await();
        assertThat(slept).containsExactly(90_000L);
        assertThat(pace.waited()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    public void retryAfterIsTheRegistrysWordAndAMinuteWithoutOne() {
        assertThat(RateLimit.pause(headers("Retry-After", "7"), NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RateLimit.pause(headers("Retry-After", "0"), NOW)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RateLimit.pause(headers("Retry-After", "999999999"), NOW)).isEqualTo(Duration.ofHours(6));
        assertThat(RateLimit.pause(headers("Retry-After", "Thu, 01 Jan 2026 00:02:00 GMT"), NOW))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(RateLimit.pause(headers("Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT"), NOW))
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(RateLimit.pause(headers("Retry-After", "Thu, 01 Jan 2099 00:00:00 GMT"), NOW))
                .isEqualTo(Duration.ofHours(6));
        assertThat(RateLimit.pause(headers("Retry-After", "tomorrow"), NOW)).isEqualTo(Duration.ofSeconds(60));
        assertThat(RateLimit.pause(headers("X", "y"), NOW)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    public void whatIsLeftIsReadInDockerHubsForm() {
        assertThat(RateLimit.remaining(headers("ratelimit-remaining", "76;w=21600")))
                .hasValue(76);
        assertThat(RateLimit.remaining(headers("RateLimit-Remaining", "5"))).hasValue(5);
        assertThat(RateLimit.remaining(headers("ratelimit-remaining", "many"))).isEmpty();
    }

    private static HttpHeaders headers(String name, String value) {
        return HttpHeaders.of(Map.of(name, List.of(value)), (one, two) -> true);
    }
}
