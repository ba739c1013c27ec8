package org.dockermirror.format.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.message.BasicHttpResponse;
import org.dockermirror.format.upstream.ForeignHosts;
import org.dockermirror.format.upstream.Remotes;
import org.dockermirror.format.upstream.UpstreamRegistry;

/** An upstream that sends one blob as a test wants it: in parts, broken off, or something else. */
final class FlakyUpstream {

    /** The answer to one request. */
    @FunctionalInterface
    interface Answer {
        HttpResponse to(HttpUriRequest request) throws IOException;
    }

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> urls = new ArrayList<>();

    BlobPull pull() {
        return new BlobPull(Remotes.only(registry("https://hub.example.com/")), none());
    }

    UpstreamRegistry registry(String url) {
        return new UpstreamRegistry(URI.create(url), this::send, () -> null, Clock.systemUTC());
    }

    /** No layers that lie elsewhere. */
    static ForeignLayers none() {
        ForeignHosts hosts = new ForeignHosts(
                request -> {
                    throw new IOException("nobody is to be asked");
                },
                List.of());
        return new ForeignLayers(url -> false, hosts);
    }

    /** The addresses that were asked. */
    synchronized List<String> urls() {
        return List.copyOf(urls);
    }

    /** The ranges that were asked for, - for the whole. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    FlakyUpstream then(Answer answer) {
        answers.add(answer);
        return this;
    }

    /** All of it. */
    FlakyUpstream whole(String bytes) {
        return then(request -> response(200, stream(bytes), bytes.length()));
    }

    /** Bytes, and then a broken connection. */
    FlakyUpstream brokenOff(String bytes, long size) {
        return then(request -> response(200, broken(bytes), size));
    }

    /** The answer to a request for the rest. */
    FlakyUpstream rest(String bytes, String contentRange) {
        return then(request -> {
            HttpResponse response = response(206, stream(bytes), bytes.length());
            response.addHeader("Content-Range", contentRange);
            return response;
        });
    }

    FlakyUpstream status(int status) {
        return then(request -> response(status, stream(""), 0));
    }

    FlakyUpstream unreachable() {
        return then(request -> {
            throw new IOException("connection refused");
        });
    }

    static HttpResponse response(int status, InputStream body, long length) {
        BasicHttpResponse response = new BasicHttpResponse(HttpVersion.HTTP_1_1, status, "");
        response.setEntity(new InputStreamEntity(body, length));
        return response;
    }

    static InputStream stream(String bytes) {
        return new ByteArrayInputStream(bytes.getBytes(UTF_8));
    }

    synchronized HttpResponse send(HttpUriRequest request) throws IOException {
        urls.add(request.getURI().toString());
        Header range = request.getFirstHeader("Range");
        asked.add(range == null ? "-" : range.getValue());
        Answer answer = answers.poll();
        if (answer == null) {
            throw new IOException("no answer left");
        }
        return answer.to(request);
    }

    private static InputStream broken(String bytes) {
        return new SequenceInputStream(stream(bytes), new BrokenStream());
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
