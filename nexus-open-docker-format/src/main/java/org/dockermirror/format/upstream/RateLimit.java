package org.dockermirror.format.upstream;

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

    private static final Pattern QUOTA = Pattern.compile("\\s*([0-9]{1,9})(?:[^0-9].*)?");

    private volatile @Nullable Integer limit;
    private volatile @Nullable Integer remaining;

    RateLimit() {}

    /** Pulls in one window of time; null if the registry never said. */
    public @Nullable Integer limit() {
        return limit;
    }

    /** Pulls that are left of the window; null if the registry never said. */
    public @Nullable Integer remaining() {
        return remaining;
    }

    void read(HttpResponse response) {
        Integer newLimit = quota(response.getFirstHeader("ratelimit-limit"));
        if (newLimit != null) {
            limit = newLimit;
        }
        Integer newRemaining = quota(response.getFirstHeader("ratelimit-remaining"));
        if (newRemaining != null) {
            remaining = newRemaining;
        }
    }

    private static @Nullable Integer quota(@Nullable Header header) {
        if (header == null || header.getValue() == null) {
            return null;
        }
        Matcher quota = QUOTA.matcher(header.getValue());
        return quota.matches() ? Integer.valueOf(quota.group(1)) : null;
    }
}
