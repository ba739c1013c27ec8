package org.dockermirror.format.upstream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * How many pulls a registry allows and how many are left, as its last answer that spoke of them said: {@code
 * ratelimit-limit: 100;w=21600}, where the window is in seconds. Docker Hub says so for manifests.
 */
public final class RateLimit {

    private static final String LIMIT = "ratelimit-limit";
    private static final String REMAINING = "ratelimit-remaining";
    private static final Pattern QUOTA = Pattern.compile("\\s*([0-9]{1,9})(;w=[0-9]{1,9})?(?:[^0-9].*)?");

    private volatile @Nullable Quota limit;
    private volatile @Nullable Quota remaining;

    RateLimit() {}

    /** Pulls in one window of time; null if the registry never said. */
    public @Nullable Integer limit() {
        Quota quota = limit;
        return quota == null ? null : quota.count;
    }

    /** Pulls that are left of the window; null if the registry never said. */
    public @Nullable Integer remaining() {
        Quota quota = remaining;
        return quota == null ? null : quota.count;
    }

    /** The header fields that say the same to a client; none if the registry never said. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, LIMIT, limit);
        put(headers, REMAINING, remaining);
        return headers;
    }

    private static void put(Map<String, String> headers, String name, @Nullable Quota quota) {
        if (quota != null) {
            headers.put(name, quota.count + quota.window);
        }
    }

    void read(HttpResponse response) {
        Quota newLimit = Quota.of(response.getFirstHeader(LIMIT));
        if (newLimit != null) {
            limit = newLimit;
        }
        Quota newRemaining = Quota.of(response.getFirstHeader(REMAINING));
        if (newRemaining != null) {
            remaining = newRemaining;
        }
    }

    private static final class Quota {
        private final int count;
        private final String window;

        private Quota(int count, String window) {
            this.count = count;
            this.window = window;
        }

        static @Nullable Quota of(@Nullable Header header) {
            Matcher matcher = QUOTA.matcher(header == null || header.getValue() == null ? "" : header.getValue());
            return matcher.matches()
                    ? new Quota(Integer.parseInt(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2))
                    : null;
        }
    }
}
