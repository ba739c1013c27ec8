package org.dockermirror.format.download;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.Remotes;
import org.dockermirror.format.upstream.Responses;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;

/** Asks upstream for a blob, or for the rest of it, or whether it has it. */
public final class BlobPull {

    private static final Pattern CONTENT_RANGE = Pattern.compile("(?i)bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

    private static final Duration WRONG_FOR = Duration.ofMinutes(10);
    private static final int MOST_WRONG = 1_000;

    private final Remotes remotes;
    /** The registries that sent something else for a blob, the one that did so last at the end. */
    private final Cache<String, List<UpstreamRegistry>> wrong = CacheBuilder.newBuilder()
            .maximumSize(MOST_WRONG)
            .expireAfterWrite(WRONG_FOR)
            .build();

    public BlobPull(Remotes remotes) {
        this.remotes = remotes;
    }

    /** An answer of upstream with bytes in it; closing it in the middle gives the rest up. */
    static final class Answer implements Closeable {
        private final UpstreamRegistry registry;
        private final HttpResponse response;
        private final long first;
        private final long total;

        private Answer(UpstreamRegistry registry, HttpResponse response, long first, long total) {
            this.registry = registry;
            this.response = response;
            this.first = first;
            this.total = total;
        }

        /** Where it came from. */
        UpstreamRegistry registry() {
            return registry;
        }

        /** The position of its first byte in the blob. */
        long first() {
            return first;
        }

        /** The size of the whole blob in bytes, -1 if upstream does not say. */
        long total() {
            return total;
        }

        InputStream bytes() throws IOException {
            return response.getEntity().getContent();
        }

        @Override
        public void close() {
            Responses.close(response);
        }
    }

    /**
     * The bytes as they come, not verified; null if upstream has no such blob.
     *
     * @param from the position of the first byte wanted; upstream may begin at 0 all the same
     * @param brokenOff how often in a row upstream broke off without a byte: so many registries are passed over
     */
    @Nullable
    Answer get(ImageRequest request, long from, int brokenOff) throws IOException {
        return remotes.byDigest(brokenOff, wrong(request), remote -> get(remote, request, from));
    }

    /** What this registry sent for the request was something else: for some minutes all others are asked before it. */
    void wasWrong(ImageRequest request, UpstreamRegistry registry) {
        List<UpstreamRegistry> all = new ArrayList<>(wrong(request));
        all.remove(registry);
        all.add(registry);
        wrong.put(request.assetPath(), List.copyOf(all));
    }

    private List<UpstreamRegistry> wrong(ImageRequest request) {
        List<UpstreamRegistry> registries = wrong.getIfPresent(request.assetPath());
        return registries == null ? List.of() : registries;
    }

    /** How many registries there are to ask. */
    int registries() {
        return remotes.count();
    }

    private static @Nullable Answer get(UpstreamRegistry upstream, ImageRequest request, long from) throws IOException {
        HttpResponse response = from == 0
                ? upstream.request("GET", request.name(), request.upstreamPath(), List.of("*/*"))
                : upstream.rest(request.name(), request.upstreamPath(), from);
        if (response.getStatusLine().getStatusCode() == 404 || response.getEntity() == null) {
            Responses.close(response);
            return null;
        }
        if (response.getStatusLine().getStatusCode() == 200) {
            return new Answer(upstream, response, 0, response.getEntity().getContentLength());
        }
        Header range = response.getFirstHeader(HttpHeaders.CONTENT_RANGE);
        Matcher matcher = CONTENT_RANGE.matcher(range == null ? "" : range.getValue());
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) != from) {
            Responses.close(response);
            throw new UpstreamException(
                    502,
                    ErrorCode.UNAVAILABLE,
                    "the upstream registry sent another part of " + request + " than asked");
        }
        long total = matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2));
        return new Answer(upstream, response, from, total);
    }

    /** The size in bytes, -1 if upstream does not say; null if it has no such blob. */
    public @Nullable Long size(ImageRequest request) throws IOException {
        return remotes.byDigest(0, wrong(request), remote -> size(remote, request));
    }

    private static @Nullable Long size(UpstreamRegistry upstream, ImageRequest request) throws IOException {
        HttpResponse response = upstream.request("HEAD", request.name(), request.upstreamPath(), List.of("*/*"));
        try {
            if (response.getStatusLine().getStatusCode() == 404) {
                return null;
            }
            Header length = response.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
            return length == null ? -1L : Long.parseLong(length.getValue().trim());
        } catch (NumberFormatException e) {
            return -1L;
        } finally {
            Responses.close(response);
        }
    }
}
