package org.dockermirror.format.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.dockermirror.format.error.ErrorCode;

/**
 * The hosts that manifests name for layers which their registry does not have. None of them is shown a login, and a
 * manifest of a registry of the public network leads to no address of a private one.
 */
public final class ForeignHosts {

    private final Wire wire;
    private final List<URI> registries;

    /** @param registries all that manifests may come from */
    public ForeignHosts(Wire wire, List<URI> registries) {
        this.wire = wire;
        this.registries = List.copyOf(registries);
    }

    /**
     * Asks for a layer, or for what comes after its first bytes; the caller closes the response.
     *
     * @param from the position of the first byte that is wanted
     * @return a response of status 200 (from the first byte on), 206 or 404
     * @throws UpstreamException for any other status, and for an address that may not be asked
     */
    public HttpResponse request(String method, URI url, long from) throws IOException {
        for (URI registry : registries) {
            guard(registry).check(url);
        }
        RequestBuilder request = RequestBuilder.create(method).setUri(url);
        if (from > 0) {
            request.addHeader(HttpHeaders.RANGE, "bytes=" + from + "-");
        }
        HttpResponse response = send(request, url);
        int status = response.getStatusLine().getStatusCode();
        if (status == 200 || status == 206 || status == 404) {
            return response;
        }
        Responses.close(response);
        throw problem(url, "answered " + status);
    }

    private HttpResponse send(RequestBuilder request, URI url) throws IOException {
        try {
            return new RedirectingWire(wire, guard(url)).send(request.build());
        } catch (UpstreamException e) {
            throw e;
        } catch (IOException e) {
            UpstreamException problem = problem(url, "cannot be reached");
            problem.initCause(e);
            throw problem;
        }
    }

    private static HostGuard guard(URI from) {
        return new HostGuard(from, Set.of(), InetAddress::getAllByName);
    }

    /** Not the whole address: it may be a signed one. */
    private static UpstreamException problem(URI url, String what) {
        return new UpstreamException(
                502,
                ErrorCode.UNAVAILABLE,
                url.getHost() + ", where the manifest says that this foreign layer lies, " + what);
    }
}
