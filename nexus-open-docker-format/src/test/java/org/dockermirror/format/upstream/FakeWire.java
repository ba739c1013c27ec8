package org.dockermirror.format.upstream;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.http.Header;
import org.apache.http.HttpResponse;
import org.apache.http.HttpVersion;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.message.BasicHttpResponse;

/** Answers requests from a list, and keeps what was sent. */
public final class FakeWire implements Wire {

    private final Deque<HttpResponse> answers = new ArrayDeque<>();
    private final List<HttpUriRequest> sent = new ArrayList<>();

    /** @param headers name and value in turn */
    public FakeWire answer(int status, String body, String... headers) {
        BasicHttpResponse response = new BasicHttpResponse(HttpVersion.HTTP_1_1, status, "");
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        response.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8)));
        answers.add(response);
        return this;
    }

    @Override
    public HttpResponse send(HttpUriRequest request) throws IOException {
        sent.add(request);
        HttpResponse answer = answers.poll();
        if (answer == null) {
            throw new IOException("no answer left for " + request);
        }
        return answer;
    }

    /** Method, address and Authorization header (or -) of each request. */
    public List<String> sent() {
        return sent.stream().map(FakeWire::line).collect(toList());
    }

    /** The media types that the last request accepts. */
    public List<String> accepted() {
        return Stream.of(sent.get(sent.size() - 1).getHeaders("Accept"))
                .map(Header::getValue)
                .collect(toList());
    }

    private static String line(HttpUriRequest request) {
        Header authorization = request.getFirstHeader("Authorization");
        return request.getMethod() + " " + request.getURI() + " "
                + (authorization == null ? "-" : authorization.getValue());
    }
}
