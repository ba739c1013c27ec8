package org.dockermirror.format.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.utils.URIBuilder;
import org.dockermirror.format.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Fetches tokens as Docker's token authentication specification has it: the realm of the challenge, by GET. */
final class TokenServer {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ANSWER = 1 << 20;

    private final Wire wire;
    private final HostGuard hosts;
    private final Clock clock;

    TokenServer(Wire wire, HostGuard hosts, Clock clock) {
        this.wire = wire;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * @param registry the registry that sent the challenge
     * @param scope used if the challenge names none
     * @param credentials value of a Basic Authorization header, null for an anonymous token
     */
    BearerToken fetch(Challenge challenge, URI registry, String scope, @Nullable String credentials)
            throws IOException {
        URI uri = tokenUri(challenge, registry, scope);
        hosts.checkRealm(uri);
        HttpGet request = new HttpGet(uri);
        // A registry behind TLS cannot make us send its password over a plain connection by naming such a realm.
        if (credentials != null && ("https".equals(uri.getScheme()) || "http".equals(registry.getScheme()))) {
            request.setHeader(HttpHeaders.AUTHORIZATION, credentials);
        }
        HttpResponse response = wire.send(request);
        try {
            int status = response.getStatusLine().getStatusCode();
            if (status != 200 || response.getEntity() == null) {
                throw UpstreamException.until(
                        response.getFirstHeader(HttpHeaders.RETRY_AFTER),
                        status,
                        status == 429 ? ErrorCode.TOOMANYREQUESTS : ErrorCode.UNAVAILABLE,
                        "the token server " + uri.getHost() + " of the upstream registry answered " + status);
            }
            return read(Responses.read(response, MAX_ANSWER), uri);
        } finally {
            Responses.close(response);
        }
    }

    private BearerToken read(byte[] body, URI uri) throws IOException {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            answer = MissingNode.getInstance();
        }
        String token = answer.path("token").textValue();
        if (token == null) {
            token = answer.path("access_token").textValue();
        }
        if (token == null || token.isEmpty()) {
            throw new UpstreamException(
                    502, ErrorCode.UNAVAILABLE, "the token server " + uri.getHost() + " answered without a token");
        }
        return BearerToken.of(token, answer.path("expires_in").asLong(0), clock.instant());
    }

    private static URI tokenUri(Challenge challenge, URI registry, String scope) throws IOException {
        String realm = challenge.parameter("realm");
        if (realm == null) {
            throw new UpstreamException(
                    502, ErrorCode.UNAVAILABLE, "the upstream registry asks for a token without naming a realm");
        }
        try {
            URIBuilder uri = new URIBuilder(registry.resolve(realm));
            String service = challenge.parameter("service");
            if (service != null) {
                uri.addParameter("service", service);
            }
            String asked = challenge.parameter("scope");
            uri.addParameter("scope", asked == null || asked.isEmpty() ? scope : asked);
            URI result = uri.build();
            if (result.getHost() == null
                    || !("https".equals(result.getScheme()) || "http".equals(result.getScheme()))) {
                throw new URISyntaxException(realm, "not an http address");
            }
            return result;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new UpstreamException(
                    502, ErrorCode.UNAVAILABLE, "the realm of the upstream registry's challenge is no http address");
        }
    }
}
