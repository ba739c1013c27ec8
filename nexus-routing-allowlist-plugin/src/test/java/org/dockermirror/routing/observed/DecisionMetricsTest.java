package org.dockermirror.routing.observed;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.routing.mirror.ListSource;
import org.dockermirror.routing.mirror.ListSources;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.TestMirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.junit.Before;
import org.junit.Test;

public class DecisionMetricsTest {

    private final MetricRegistry registry = new MetricRegistry();
    private final ListSources sources = new ListSources();
    private Mirrors mirrors;
    private DecisionMetrics metrics;

    @Before
    public void make() throws Exception {
        mirrors = TestMirrors.of("docker", "helloz/**", "nginx");
        metrics = new DecisionMetrics(
                registry, mirrors, sources, Clock.fixed(Instant.now().plusSeconds(3_600), ZoneOffset.UTC));
        metrics.start();
    }

    @Test
    public void everyNumberIsThereBeforeAnythingIsDecided() {
        assertThat(registry.meter("docker-mirror.docker.allowed").getCount()).isZero();
        for (String reason : MirrorMeters.REASONS) {
            assertThat(registry.getMeters()).containsKey("docker-mirror.docker.denied." + reason);
        }
        assertThat(registry.getTimers()).containsOnlyKeys("docker-mirror.docker.decision_seconds");
        assertThat(registry.getGauges())
                .containsOnlyKeys(
                        "docker-mirror.docker.list_entries",
                        "docker-mirror.docker.list_age_seconds",
                        "docker-mirror.docker.list_refused",
                        "docker-mirror.docker.list_last_error_timestamp_seconds");
    }

    @Test
    public void everyKindOfDenialHasItsNumber() {
        List<Class<?>> kinds = List.of(Decision.Denied.class.getPermittedSubclasses());

        assertThat(MirrorMeters.REASONS)
                .containsExactlyInAnyOrderElementsOf(kinds.stream()
                        .map(kind -> kind.getSimpleName()
                                .replaceAll("(?<=.)(?=[A-Z])", "-")
                                .toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(new Decision.NotJudged().reason()).isEqualTo("not-judged");
    }

    @Test
    public void decisionsAreCountedByReasonAndTimed() {
        metrics.allowed("docker", 1_000);
        metrics.denied("docker", "not-listed", 2_000);
        metrics.denied("docker", "not-listed", 3_000);

        assertThat(registry.meter("docker-mirror.docker.allowed").getCount()).isEqualTo(1);
        assertThat(registry.meter("docker-mirror.docker.denied.not-listed").getCount())
                .isEqualTo(2);
        assertThat(registry.timer("docker-mirror.docker.decision_seconds").getCount())
                .isEqualTo(3);
        assertThat(registry.timer("docker-mirror.docker.decision_seconds")
                        .getSnapshot()
                        .getMax())
                .isEqualTo(3_000);
    }

    @Test
    public void theListsSizeAndAgeAreShown() {
        assertThat(gauge("list_entries").intValue()).isEqualTo(2);
        assertThat(gauge("list_age_seconds").longValue()).isBetween(3_590L, 3_600L);
    }

    @Test
    public void anErrorInWhatIsWrittenIsShownUntilItIsMended() {
        assertThat(gauge("list_refused").intValue()).isZero();

        Instant refused = Instant.parse("2026-11-23T10:00:00Z");
        sources.replace(Map.of("docker", ListSource.refused("file", "x", List.of(), refused)));
        assertThat(gauge("list_refused").intValue()).isEqualTo(1);
        assertThat(gauge("list_last_error_timestamp_seconds").longValue()).isEqualTo(refused.getEpochSecond());

        sources.replace(Map.of());
        assertThat(gauge("list_refused").intValue()).isZero();
    }

    @Test
    public void mirrorsComeAndGoWithTheirNumbers() throws Exception {
        mirrors.replace(List.of(WishedMirror.of("gh-cr", "Allow_gh-cr", IndexType.REGISTRY, "", List.of("a/b"))));

        assertThat(registry.getNames()).isNotEmpty().allMatch(name -> name.startsWith("docker-mirror.gh_cr."));

        metrics.stop();
        assertThat(registry.getNames()).isEmpty();
    }

    private Number gauge(String name) {
        return (Number) registry.getGauges().get("docker-mirror.docker." + name).getValue();
    }
}
