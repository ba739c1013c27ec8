package org.dockermirror.cli.warm;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says about how many more requests are welcome ({@code ratelimit-limit}, {@code ratelimit-remaining},
 * {@code Retry-After}).
 *
 * @param limit how many the registry answers in the window
 * @param remaining how many of these are left
 * @param window the time that the limit is for
 */
record RateLimit(int limit, int remaining, Duration window) {

    /** In Docker Hub's form: how many, and in how many seconds. */
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(?:;w=(\\d{1,9}))?");

    /** The part of the limit that is left to the mirror's users, as far as that can be. */
    private static final int RESERVE = 10;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration STANDARD = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(6);

    /** How many requests are left, if the registry says it. */
    static OptionalInt remaining(HttpHeaders headers) {
        Matcher matcher = count("ratelimit-remaining", headers);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** The limit and what is left of it, if the registry says both, and for which time. */
    static Optional<RateLimit> of(HttpHeaders headers) {
        Matcher limit = count("ratelimit-limit", headers);
        OptionalInt remaining = remaining(headers);
        return limit.matches() && limit.group(2) != null && remaining.isPresent()
                ? Optional.of(new RateLimit(
                        Integer.parseInt(limit.group(1)),
                        remaining.getAsInt(),
                        Duration.ofSeconds(Long.parseLong(limit.group(2)))))
                : Optional.empty();
    }

    private static Matcher count(String header, HttpHeaders headers) {
        return COUNT.matcher(headers.firstValue(header).orElse(""));
    }

    /**
     * How long to wait between two requests so that the last tenth is not used up: what the registry gives back in that
     * time. Zero while there is more.
     */
    Duration interval() {
        if (limit == 0 || remaining > Math.max(1, limit / RESERVE)) {
            return Duration.ZERO;
        }
        Duration even = window.dividedBy(limit);
        return even.compareTo(LONGEST) > 0 ? LONGEST : even;
    }

    /**
     * How long to wait after a 429: as many seconds, or until the date that it names (RFC 9110 section 10.2.3).
     *
     * @param now the time that the date is counted from
     */
    static Duration pause(HttpHeaders headers, Instant now) {
        String said = headers.firstValue("Retry-After").orElse("").strip();
        Duration wanted = said.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(said)) : until(said, now);
        Duration atLeast = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeParseException e) {
            return STANDARD;
        }
    }
}
