package org.dockermirror.format.upstream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.utils.DateUtils;
import org.apache.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;

/**
 * Until when a registry does not want to be asked again (Retry-After, RFC 9110 section 10.2.3). Limits differ by what is
 * asked for, as Docker Hub counts GET of manifests alone; so each kind of request is left out by itself.
 */
final class RetryAfter {

    /** Longer it is not taken at its word: a limit may be raised, a server mended. */
    static final Duration AT_MOST = Duration.ofMinutes(10);

    private static final Pattern KIND = Pattern.compile(".*/(manifests|blobs|tags|referrers)/.*");
    private static final Pattern SECONDS = Pattern.compile("\\s*(\\d{1,9})\\s*");

    private final Clock clock;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();

    RetryAfter(Clock clock) {
        this.clock = clock;
    }

    private static final class Refusal {
        private final int status;
        private final Instant until;

        Refusal(int status, Instant until) {
            this.status = status;
            this.until = until;
        }
    }

    /**
     * @param what is asked for, for the message
     * @throws UpstreamException as the registry would answer, if it wanted to be left alone until later than now
     */
    void check(String method, String path, String what) throws UpstreamException {
        Refusal refusal = refusals.get(kind(method, path));
        if (refusal != null) {
            // Rounded up: who comes back after so many seconds is not refused again.
            long seconds = Duration.between(clock.instant(), refusal.until.plusMillis(999))
                    .toSeconds();
            if (seconds > 0) {
                Header left = new BasicHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                throw UpstreamException.forStatus(refusal.status, what, left);
            }
            refusals.remove(kind(method, path), refusal);
        }
    }

    /** Takes note of what the registry itself answered. */
    void read(String method, String path, HttpResponse response) {
        int status = response.getStatusLine().getStatusCode();
        Instant until = until(response.getFirstHeader(HttpHeaders.RETRY_AFTER));
        if (until != null && (status == 429 || status >= 500)) {
            refusals.put(kind(method, path), new Refusal(status, until));
        }
    }

    private @Nullable Instant until(@Nullable Header header) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        Instant now = clock.instant();
        Matcher seconds = SECONDS.matcher(header.getValue());
        Date date = DateUtils.parseDate(header.getValue());
        Instant said = seconds.matches()
                ? now.plusSeconds(Long.parseLong(seconds.group(1)))
                : date == null ? now : date.toInstant();
        Instant latest = now.plus(AT_MOST);
        return said.isAfter(latest) ? latest : said;
    }

    private static String kind(String method, String path) {
        Matcher kind = KIND.matcher(path);
        return kind.matches() ? method + " " + kind.group(1) : method;
    }
}
