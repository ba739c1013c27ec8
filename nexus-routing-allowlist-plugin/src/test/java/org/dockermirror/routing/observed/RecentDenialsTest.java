package org.dockermirror.routing.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

public class RecentDenialsTest {

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T10:00:00Z"));
    private final RecentDenials denials = new RecentDenials(clock);

    @Test
    public void theSameDenialIsOneRowWithItsCountAndTimes() {
        denials.add(denial("other/image"));
        clock.pass(Duration.ofMinutes(5));
        denials.add(denial("other/image"));

        assertThat(denials.latestFirst())
                .containsExactly(new DenialCount(
                        denial("other/image"),
                        2,
                        Instant.parse("2026-11-23T10:00:00Z"),
                        Instant.parse("2026-11-23T10:05:00Z")));
    }

    @Test
    public void anotherClientTagOrReasonIsAnotherRow() {
        denials.add(new Denial("a/b", "1", null, "not-listed", "10.0.0.1"));
        denials.add(new Denial("a/b", "1", null, "not-listed", "10.0.0.2"));
        denials.add(new Denial("a/b", "2", null, "not-listed", "10.0.0.1"));
        denials.add(new Denial("a/b", "1", null, "denied-by-entry", "10.0.0.1"));
        denials.add(new Denial("a/b", null, "sha256:00", "not-listed", "10.0.0.1"));

        assertThat(denials.latestFirst()).hasSize(5);
    }

    @Test
    public void whatWasSeenLastComesFirst() {
        denials.add(denial("a/a"));
        denials.add(denial("b/b"));
        denials.add(denial("a/a"));

        assertThat(denials.latestFirst())
                .extracting(row -> row.denial().image())
                .containsExactly("a/a", "b/b");
    }

    @Test
    public void aFloodOfNamesPushesOutWhatWasSeenLongestAgo() {
        denials.add(denial("first/image"));
        for (int i = 0; i < 50_000; i++) {
            denials.add(denial("flood/n" + i));
            if (i % 500 == 0) {
                denials.add(denial("regular/guest"));
            }
        }

        assertThat(denials.latestFirst())
                .hasSize(1_000)
                .extracting(row -> row.denial().image())
                .contains("regular/guest", "flood/n49999")
                .doesNotContain("first/image", "flood/n40000");
    }

    @Test
    public void aDenialIsForgottenSevenDaysAfterItWasSeenLast() {
        denials.add(denial("old/image"));
        denials.add(denial("seen/again"));
        clock.pass(Duration.ofDays(6));
        denials.add(denial("seen/again"));
        clock.pass(Duration.ofDays(1).plusSeconds(1));

        assertThat(denials.latestFirst())
                .extracting(row -> row.denial().image())
                .containsExactly("seen/again");
    }

    private static Denial denial(String image) {
        return new Denial(image, "latest", null, "not-listed", "10.0.0.1");
    }
}
