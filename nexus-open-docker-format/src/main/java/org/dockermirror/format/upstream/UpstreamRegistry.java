package org.dockermirror.format.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.dockermirror.allowlist.name.ImageName;
import org.jspecify.annotations.Nullable;

/**
 * The registry behind a proxy repository. Answers a challenge for a bearer token as Docker Hub sends it, or for Basic,
 * and keeps tokens until they expire.
 */
public final class UpstreamRegistry {

    private static final int MAX_TOKENS = 10_000;

    private final URI base;
    private final Wire wire;
    private final TokenServer tokenServer;
    private final Supplier<@Nullable String> credentials;
    private final Clock clock;
    private final RateLimit rateLimit = new RateLimit();
    private final RetryAfter retryAfter;
    private final Map<ImageName, BearerToken> tokens = new ConcurrentHashMap<>();

    /**
     * @param base ends in a slash
     * @param credentials value of a Basic Authorization header; null for an anonymous client
     */
    public UpstreamRegistry(URI base, Wire wire, Supplier<@Nullable String> credentials, Clock clock) {
        this(base, wire, credentials, clock, Set.of());
    }

    /** @param tokenHosts hosts beside those of the registry's own domain that tokens may come from */
    public UpstreamRegistry(
            URI base, Wire wire, Supplier<@Nullable String> credentials, Clock clock, Set<String> tokenHosts) {
        HostGuard hosts = new HostGuard(base, tokenHosts, InetAddress::getAllByName);
        this.base = base;
        this.wire = new RedirectingWire(request -> noted(request, wire.send(request)), hosts);
        this.tokenServer = new TokenServer(this.wire, hosts, clock);
        this.credentials = credentials;
        this.clock = clock;
        this.retryAfter = new RetryAfter(clock);
    }

    /** Its address; ends in a slash. */
    public URI base() {
        return base;
    }

    /** What the registry says of its limit. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /**
     * Asks for a path of the image; the caller closes the response.
     *
     * @return a response of status 200 or 404
     * @throws UpstreamException for any other status, and while such an answer said that it is not to be asked (Retry-After)
     */
    public HttpResponse request(String method, ImageName name, String path, List<String> accept) throws IOException {
        return request(method, name, path, () -> {
            RequestBuilder request = RequestBuilder.create(method).setUri(base.resolve(path));
            accept.forEach(type -> request.addHeader(HttpHeaders.ACCEPT, type));
            return request;
        });
    }

    /**
     * Asks for what comes after the first bytes; the caller closes the response.
     *
     * @param from the position of the first byte that is wanted
     * @return a response of status 200 (from the first byte on), 206 or 404
     * @throws UpstreamException for any other status
     */
    public HttpResponse rest(ImageName name, String path, long from) throws IOException {
        return request(
                "GET",
                name,
                path,
                () -> RequestBuilder.get(base.resolve(path)).addHeader(HttpHeaders.RANGE, "bytes=" + from + "-"));
    }

    private HttpResponse request(String method, ImageName name, String path, Supplier<RequestBuilder> request)
            throws IOException {
        retryAfter.check(method, path, name.toString());
        BearerToken token = tokens.get(name);
        if (token != null && !token.isUsable(clock.instant())) {
            tokens.remove(name, token);
            token = null;
        }
        HttpResponse response = send(request.get(), token == null ? null : token.authorization());
        if (response.getStatusLine().getStatusCode() == 401) {
            String authorization = answer(response, name);
            if (authorization != null) {
                Responses.close(response);
                response = send(request.get(), authorization);
            }
        }
        int status = response.getStatusLine().getStatusCode();
        if (status == 200 || status == 206 || status == 404) {
            return response;
        }
        Header retry = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        Responses.close(response);
        throw UpstreamException.forStatus(status, name.toString(), retry);
    }

    /** The Authorization header that the challenges of a 401 ask for, null if there is none that we can give. */
    private @Nullable String answer(HttpResponse response, ImageName name) throws IOException {
        String login = credentials.get();
        for (Challenge challenge : challenges(response)) {
            if (challenge.isScheme("Bearer")) {
                Responses.close(response);
                BearerToken token = tokenServer.fetch(challenge, base, "repository:" + name + ":pull", login);
                remember(name, token);
                return token.authorization();
            }
            if (challenge.isScheme("Basic") && login != null) {
                return login;
            }
        }
        return null;
    }

    private void remember(ImageName name, BearerToken token) {
        if (tokens.size() >= MAX_TOKENS) {
            tokens.values().removeIf(old -> !old.isUsable(clock.instant()));
        }
        if (tokens.size() < MAX_TOKENS) {
            tokens.put(name, token);
        }
    }

    private static List<Challenge> challenges(HttpResponse response) {
        List<Challenge> all = new ArrayList<>();
        for (Header header : response.getHeaders(HttpHeaders.WWW_AUTHENTICATE)) {
            all.addAll(Challenge.parse(header.getValue()));
        }
        return all;
    }

    /** Blobs come from other hosts, and tokens, whose limits are none of the registry's. */
    private HttpResponse noted(HttpUriRequest request, HttpResponse response) {
        if (Objects.equals(base.getAuthority(), request.getURI().getAuthority())) {
            rateLimit.read(response);
            retryAfter.read(request.getMethod(), request.getURI().getPath(), response);
        }
        return response;
    }

    private HttpResponse send(RequestBuilder request, @Nullable String authorization) throws IOException {
        if (authorization != null) {
            request.addHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        return wire.send(request.build());
    }
}
