package org.dockermirror.cli.warm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.dockermirror.cli.registry.Challenge;

/** A mirror as an anonymous client sees it: with a token where one is wanted, and with pauses where they are. */
final class Registry {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 5;
    private static final int LARGEST_MESSAGE = 1 << 16;
    private static final Duration FAILED = Duration.ofSeconds(2);

    private final HttpClient client;
    private final URI base;
    private final Pace pace;
    private final Duration patience;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private volatile int fewestLeft = Integer.MAX_VALUE;
    private volatile Consumer<String> listener = text -> {};
    private boolean isSpread;

    /** @param base the address, without {@code /v2/} and without a slash at its end */
    Registry(HttpClient client, URI base, Pace pace, Duration patience) {
        this.client = client;
        this.base = base;
        this.pace = pace;
        this.patience = patience;
    }

    /** Tells somebody, one sentence at a time, when requests are held back. */
    void tell(Consumer<String> somebody) {
        listener = somebody;
    }

    /** The smallest number of requests that the registry said were left, if it said it. */
    OptionalInt fewestLeft() {
        return fewestLeft == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(fewestLeft);
    }

    /**
     * Asks until there is an answer that is worth something.
     *
     * @param name the image, for which tokens are fetched
     * @param path what stands behind {@code /v2/}
     * @throws IOException with the registry's words if it does not serve it
     */
    HttpResponse<InputStream> get(String name, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response = ask(name, path, headers);
        for (int tries = 1; tries < TRIES && isWorthAnother(response.statusCode()); tries++) {
            response.body().close();
            pace.pause(response.statusCode() == 429 ? RateLimit.pause(response.headers(), Instant.now()) : FAILED);
            response = ask(name, path, headers);
        }
        if (response.statusCode() != 200 && response.statusCode() != 206) {
            try (InputStream body = response.body()) {
                throw new IOException(words(response.statusCode(), body.readNBytes(LARGEST_MESSAGE)));
            }
        }
        return response;
    }

    private static boolean isWorthAnother(int status) {
        return status == 429 || status >= 500;
    }

    private HttpResponse<InputStream> ask(String name, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> first = send(URI.create(base + "/v2/" + path), headers, tokens.get(name));
        if (first.statusCode() != 401) {
            return first;
        }
        Challenge challenge =
                Challenge.parse(first.headers().firstValue("WWW-Authenticate").orElse(""));
        Optional<URI> realm = challenge.realmAddress();
        if (!challenge.scheme().equals("bearer") || realm.isEmpty()) {
            return first;
        }
        first.body().close();
        HttpResponse<InputStream> answer = send(challenge.tokenAddress(realm.get(), name), Map.of(), null);
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("no token for anonymous clients: "
                        + words(answer.statusCode(), body.readNBytes(LARGEST_MESSAGE)) + "; \"nexus-mirror doctor "
                        + base
                        + "\" says more");
            }
            JsonNode json = JSON.readTree(body.readNBytes(1 << 20));
            String token = json.path(json.path("token").isTextual() ? "token" : "access_token")
                    .asText();
            tokens.put(name, token);
            return send(URI.create(base + "/v2/" + path), headers, token);
        }
    }

    private HttpResponse<InputStream> send(
            URI uri, Map<String, String> headers, @org.jspecify.annotations.Nullable String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(patience);
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        // Registries count what is asked for by manifest; blobs and tokens need not wait for their turn.
        if (uri.toString().contains("/manifests/")) {
            pace.awaitTurn();
        } else {
            pace.await();
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        RateLimit.remaining(response.headers()).ifPresent(this::left);
        RateLimit.of(response.headers()).ifPresent(this::spread);
        return response.statusCode() / 100 == 3 ? followed(response, headers) : response;
    }

    /** Blobs may lie at another host, to which the token is not shown. */
    private HttpResponse<InputStream> followed(HttpResponse<InputStream> response, Map<String, String> headers)
            throws IOException, InterruptedException {
        String location = response.headers().firstValue("Location").orElse("");
        URI elsewhere;
        try {
            elsewhere = response.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            return response;
        }
        response.body().close();
        HttpRequest.Builder request = HttpRequest.newBuilder(elsewhere).timeout(patience);
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    private synchronized void spread(RateLimit limit) {
        Duration interval = limit.interval();
        pace.spread(interval);
        if (!isSpread && !interval.isZero()) {
            listener.accept("the registry's limit has " + limit.remaining() + " of " + limit.limit()
                    + " requests left; from here on one manifest is asked for every "
                    + Math.max(1, interval.toSeconds()) + " s");
        }
        isSpread = !interval.isZero();
    }

    private synchronized void left(int remaining) {
        fewestLeft = Math.min(fewestLeft, remaining);
    }

    private static String words(int status, byte[] body) {
        String message = "";
        try {
            JsonNode node = JSON.readTree(body).at("/errors/0/message");
            message = node.isTextual() ? node.textValue().replaceAll("\\p{Cntrl}", " ") : "";
        } catch (IOException e) {
            // A page for browsers: the status has to do.
        }
        return message.isEmpty() ? "status " + status : message;
    }
}
