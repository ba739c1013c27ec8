package org.dockermirror.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.Test;

public class AnonymousTokensTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    public void aTokenVerifiesItselfUntilItExpires() {
        MovingClock clock = new MovingClock();
        AnonymousTokens tokens = new AnonymousTokens(clock);
        char[] token = tokens.issue().toCharArray();
        assertThat(tokens.isAnonymous(token)).isTrue();
        assertThat(tokens.verifies(token)).isTrue();
        clock.now = START.plus(AnonymousTokens.LIFE).minusSeconds(1);
        assertThat(tokens.verifies(token)).isTrue();
        clock.now = START.plus(AnonymousTokens.LIFE);
        assertThat(tokens.verifies(token)).isFalse();
    }

    @Test
    public void aTokenOfAnotherServerDoesNot() {
        AnonymousTokens tokens = new AnonymousTokens(Clock.systemUTC());
        assertThat(tokens.verifies(
                        new AnonymousTokens(Clock.systemUTC()).issue().toCharArray()))
                .isFalse();
    }

    @Test
    public void neitherDoesOneThatWasChanged() {
        AnonymousTokens tokens = new AnonymousTokens(new MovingClock());
        String token = tokens.issue();
        String expiry = token.substring("anonymous.".length(), token.lastIndexOf('.'));
        String later = token.replace(expiry, Long.toString(Long.parseLong(expiry) + 1));
        for (String bad : new String[] {
            later,
            token + "x",
            token.substring(0, token.length() - 1),
            "anonymous.",
            "anonymous",
            "anonymous.x.y",
            "anonymous." + expiry,
            "anonymous." + expiry + ".",
            "",
            "user-key"
        }) {
            assertThat(tokens.verifies(bad.toCharArray())).as(bad).isFalse();
        }
    }

    @Test
    public void keysOfUsersAreNotTakenForAnonymous() {
        assertThat(new AnonymousTokens(Clock.systemUTC()).isAnonymous("8a1b".toCharArray()))
                .isFalse();
    }

    @Test
    public void theLifeIsAnHour() {
        assertThat(AnonymousTokens.LIFE).isEqualTo(Duration.ofHours(1));
    }

    private static final class MovingClock extends Clock {
        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
