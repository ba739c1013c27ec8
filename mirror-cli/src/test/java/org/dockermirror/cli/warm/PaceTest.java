package org.dockermirror.cli.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public void countedRequestsTakeTurnsAndOthersNeedNotWait() throws InterruptedException {
        pace.awaitTurn();
        pace.spread(Duration.ofSeconds(10));
        pace.await();
        assertThat(slept).isEmpty();

        pace.awaitTurn();
        pace.awaitTurn();
        assertThat(slept).containsExactly(10_000L, 10_000L);
        assertThat(pace.waited()).isEqualTo(Duration.ofSeconds(20));

        now.addAndGet(TimeUnit.SECONDS.toNanos(4));
        pace.awaitTurn();
        assertThat(slept).endsWith(6_000L);
    }

    @Test
    public void aPauseHoldsBackATurnAndWithoutAnIntervalNothingDoes() throws InterruptedException {
        pace.spread(Duration.ofSeconds(10));
        pace.pause(Duration.ofSeconds(60));
        pace.awaitTurn();
        assertThat(slept).containsExactly(60_000L);

        pace.spread(Duration.ZERO);
        pace.awaitTurn();
        pace.awaitTurn();
        assertThat(slept).hasSize(1);
        assertThat(pace.waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    public void theLastTenthIsSpentNoFasterThanTheRegistryGivesItBack() {
        assertThat(interval("100;w=21600", "11;w=21600")).hasValue(Duration.ZERO);
        assertThat(interval("100;w=21600", "10;w=21600")).hasValue(Duration.ofSeconds(216));
        assertThat(interval("100;w=21600", "0;w=21600")).hasValue(Duration.ofSeconds(216));
        assertThat(interval("4;w=60", "2")).hasValue(Duration.ZERO);
        assertThat(interval("4;w=60", "1")).hasValue(Duration.ofSeconds(15));
        assertThat(interval("1;w=999999999", "1")).hasValue(Duration.ofHours(6));
        assertThat(interval("0;w=60", "0")).hasValue(Duration.ZERO);
        assertThat(interval("100", "1")).isEmpty();
        assertThat(interval("many", "1")).isEmpty();
        assertThat(interval("100;w=60", "few")).isEmpty();
    }

    private static Optional<Duration> interval(String limit, String remaining) {
        return RateLimit.of(HttpHeaders.of(
                        Map.of("ratelimit-limit", List.of(limit), "ratelimit-remaining", List.of(remaining)),
                        (name, value) -> true))
                .map(RateLimit::interval);
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
