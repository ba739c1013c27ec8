package org.dockermirror.format.upstream;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.dockermirror.format.error.ErrorCode;

/**
 * Follows redirects as a registry client must: blobs are often on another host, and that host never sees the registry's
 * Authorization header. (The HTTP client's own way copies every header to wherever it is sent.)
 */
final class RedirectingWire implements Wire {

    private static final int MAX_HOPS = 5;

    private final Wire wire;
    private final HostGuard hosts;

    RedirectingWire(Wire wire, HostGuard hosts) {
        this.wire = wire;
        this.hosts = hosts;
    }

    @Override
    public HttpResponse send(HttpUriRequest request) throws IOException {
        HttpUriRequest current = request;
        for (int hop = 0; hop <= MAX_HOPS; hop++) {
            HttpResponse response = wire.send(current);
            Header location = response.getFirstHeader(HttpHeaders.LOCATION);
            if (!isRedirect(response.getStatusLine().getStatusCode()) || location == null) {
                return response;
            }
            Responses.close(response);
            current = follow(current, location.getValue());
        }
        throw new UpstreamException(502, ErrorCode.UNAVAILABLE, "the upstream registry redirects in circles");
    }

    private HttpUriRequest follow(HttpUriRequest from, String location) throws IOException {
        URI to;
        try {
            to = from.getURI().resolve(location);
        } catch (IllegalArgumentException e) {
            throw new UpstreamException(
                    502, ErrorCode.UNAVAILABLE, "the upstream registry redirects to what is no address");
        }
        hosts.check(to);
        RequestBuilder next = RequestBuilder.create(from.getMethod()).setUri(to);
        for (Header header : from.getAllHeaders()) {
            if (sameOrigin(from.getURI(), to) || !HttpHeaders.AUTHORIZATION.equalsIgnoreCase(header.getName())) {
                next.addHeader(header);
            }
        }
        return next.build();
    }

    private static boolean sameOrigin(URI a, URI b) {
        return Objects.equals(a.getScheme(), b.getScheme())
                && Objects.equals(a.getHost(), b.getHost())
                && a.getPort() == b.getPort();
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
