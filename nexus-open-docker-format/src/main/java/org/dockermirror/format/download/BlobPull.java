package org.dockermirror.format.download;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
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

    private final Remotes remotes;
    private final ForeignLayers foreign;
    private final WrongSources<UpstreamRegistry> wrong = new WrongSources<>();

    /** @param foreign asked for what no registry has */
    public BlobPull(Remotes remotes, ForeignLayers foreign) {
        this.remotes = remotes;
        this.foreign = foreign;
    }

    /** An answer of upstream with bytes in it; closing it in the middle gives the rest up. */
    static final class Answer implements Closeable {
        private final Source source;
        private final HttpResponse response;
        private final long first;
        private final long total;

        private Answer(Source source, HttpResponse response, long first, long total) {
            this.source = source;
            this.response = response;
            this.first = first;
            this.total = total;
        }

        /** Where it came from. */
        Source source() {
            return source;
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

    /** A registry, or another host that a manifest names. */
    static final class Source {
        private final URI address;
        private final Consumer<ImageRequest> wasWrong;

        private Source(URI address, Consumer<ImageRequest> wasWrong) {
            this.address = address;
            this.wasWrong = wasWrong;
        }

        /** What it sent for the request was something else: for some minutes all others are asked before it. */
        void wasWrong(ImageRequest request) {
            wasWrong.accept(request);
        }

        /** Scheme, host and port. */
        @Override
        public String toString() {
            return address.getScheme() + "://" + address.getRawAuthority();
        }
    }

    /**
     * The bytes as they come, not verified; null if upstream has no such blob.
     *
     * @param from the position of the first byte wanted; upstream may begin at 0 all the same
     * @param brokenOff how often in a row upstream broke off without a byte: so many sources are passed over
     */
    @Nullable
    Answer get(ImageRequest request, long from, int brokenOff) throws IOException {
        Answer answer = remotes.byDigest(brokenOff, wrong.of(request), remote -> get(remote, request, from));
        return answer == null ? foreign.ask(request, brokenOff, url -> get(url, request, from)) : answer;
    }

    /** How many there are to ask. */
    int sources(ImageRequest request) {
        return remotes.count() + foreign.count(request);
    }

    private @Nullable Answer get(UpstreamRegistry upstream, ImageRequest request, long from) throws IOException {
        HttpResponse response = from == 0
                ? upstream.request("GET", request.name(), request.upstreamPath(), List.of("*/*"))
                : upstream.rest(request.name(), request.upstreamPath(), from);
        return answer(new Source(upstream.base(), blob -> wrong.add(blob, upstream)), response, request, from);
    }

    private @Nullable Answer get(URI url, ImageRequest request, long from) throws IOException {
        Source source = new Source(url, blob -> foreign.wasWrong(blob, url));
        return answer(source, foreign.request("GET", url, from), request, from);
    }

    private static @Nullable Answer answer(Source source, HttpResponse response, ImageRequest request, long from)
            throws IOException {
        if (response.getStatusLine().getStatusCode() == 404 || response.getEntity() == null) {
            Responses.close(response);
            return null;
        }
        if (response.getStatusLine().getStatusCode() == 200) {
            return new Answer(source, response, 0, response.getEntity().getContentLength());
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
        return new Answer(source, response, from, total);
    }

    /** The size in bytes, -1 if upstream does not say; null if it has no such blob. */
    public @Nullable Long size(ImageRequest request) throws IOException {
        Long size = remotes.byDigest(
                0,
                wrong.of(request),
                remote -> size(remote.request("HEAD", request.name(), request.upstreamPath(), List.of("*/*"))));
        return size == null ? foreign.ask(request, 0, url -> size(foreign.request("HEAD", url, 0))) : size;
    }

    private static @Nullable Long size(HttpResponse response) {
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
