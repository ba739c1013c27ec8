package org.dockermirror.cli.warm;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says about how many more requests are welcome ({@code ratelimit-remaining}, {@code Retry-After}). */
final class RateLimit {

    /** In Docker Hub's form: how many, and in how many seconds. */
    private static final Pattern REMAINING = Pattern.compile("(\\d{1,9})(?:;w=\\d{1,9})?");

    private static final Duration STANDARD = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(6);

    private RateLimit() {}

    /** How many requests are left, if the registry says it. */
    static OptionalInt remaining(HttpHeaders headers) {
        Matcher matcher =
                REMAINING.matcher(headers.firstValue("ratelimit-remaining").orElse(""));
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** How long to wait after a 429. */
    static Duration pause(HttpHeaders headers) {
        String seconds = headers.firstValue("Retry-After").orElse("");
        if (!seconds.matches("\\d{1,9}")) {
            return STANDARD;
        }
        Duration wanted = Duration.ofSeconds(Math.max(1, Long.parseLong(seconds)));
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }
}
