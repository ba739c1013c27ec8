package org.dockermirror.cli.warm;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says about how many more requests are welcome ({@code ratelimit-remaining}, {@code Retry-After}). */
final class RateLimit {

    /** In Docker Hub's form: how many, and in how many seconds. */
    private static final Pattern REMAINING = Pattern.compile("(\\d{1,9})(?:;w=\\d{1,9})?");

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration STANDARD = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(6);

    private RateLimit() {}

    /** How many requests are left, if the registry says it. */
    static OptionalInt remaining(HttpHeaders headers) {
        Matcher matcher =
                REMAINING.matcher(headers.firstValue("ratelimit-remaining").orElse(""));
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
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
