package org.dockermirror.cli.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dockermirror.cli.registry.PullAnswer.NoRegistry;
import org.dockermirror.cli.registry.PullAnswer.NoSuchImage;
import org.dockermirror.cli.registry.PullAnswer.Refused;
import org.dockermirror.cli.registry.PullAnswer.Served;
import org.dockermirror.cli.registry.PullAnswer.UpstreamFailed;

/**
 * The first steps of an anonymous pull, as the Docker client does them: ping, bearer challenge, token, manifest
 * (<a href="https://distribution.github.io/distribution/spec/auth/token/">token authentication</a>).
 *
 * @param base the registry's address, without {@code /v2/}
 */
public record AnonymousPull(HttpClient client, URI base) {

    private static final Duration TIME_OUT = Duration.ofSeconds(60);
    private static final int MESSAGE_LIMIT = 300;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    /** For a registry on this machine: no HTTP proxy stands between. */
    public static AnonymousPull of(URI base) {
        return new AnonymousPull(
                HttpClient.newBuilder()
                        .proxy(HttpClient.Builder.NO_PROXY)
                        .connectTimeout(TIME_OUT)
                        .build(),
                base);
    }

    public PullAnswer ask(ImageReference image) throws InterruptedException {
        try {
            HttpResponse<String> ping = send(HttpRequest.newBuilder(base.resolve("/v2/")));
            return switch (ping.statusCode()) {
                case 200 -> manifest(image, Optional.empty());
                case 401 ->
                    withToken(
                            image, ping.headers().firstValue("WWW-Authenticate").orElse(""));
                default -> new NoRegistry("/v2/ answers " + ping.statusCode());
            };
        } catch (ConnectException e) {
            return new NoRegistry("nothing listens at " + base);
        } catch (IOException e) {
            return new NoRegistry(base + " does not answer: " + e);
        }
    }

    private PullAnswer withToken(ImageReference image, String challenge) throws IOException, InterruptedException {
        Optional<String> realm = parameter(challenge, "realm");
        if (!challenge.startsWith("Bearer ") || realm.isEmpty()) {
            return new NoRegistry("/v2/ asks for a login (" + challenge + ")");
        }
        String query = "scope=" + encoded("repository:" + image.name() + ":pull")
                + parameter(challenge, "service")
                        .map(service -> "&service=" + encoded(service))
                        .orElse("");
        URI address;
        try {
            address = URI.create(realm.get() + (realm.get().contains("?") ? "&" : "?") + query);
        } catch (IllegalArgumentException e) {
            return new NoRegistry("the token address is no address: " + realm.get());
        }
        HttpResponse<String> token = send(HttpRequest.newBuilder(address));
        if (token.statusCode() != 200) {
            return new NoRegistry("anonymous clients get no token: " + token.statusCode() + " " + message(token));
        }
        JsonNode body = parsed(token.body());
        String value = text(body.path("token"));
        return manifest(image, Optional.of(value.isEmpty() ? text(body.path("access_token")) : value));
    }

    private PullAnswer manifest(ImageReference image, Optional<String> token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        base.resolve("/v2/" + image.name() + "/manifests/" + image.reference()))
                .header("Accept", ManifestTypes.ACCEPT);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        HttpResponse<Void> head = client.send(
                request.copy()
                        .timeout(TIME_OUT)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.discarding());
        if (head.statusCode() == 200) {
            return new Served();
        }
        // The answer to HEAD has no words.
        HttpResponse<String> get = send(request);
        String message = message(get);
        return switch (get.statusCode()) {
            case 200 -> new Served();
            case 401 -> new NoRegistry("anonymous clients may not read yet: " + message);
            case 403 -> new Refused(message);
            case 404 -> new NoSuchImage(message);
            case 429, 500, 502, 503, 504 -> new UpstreamFailed(message);
            default -> new NoRegistry("the manifest request answers " + get.statusCode() + ": " + message);
        };
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.copy().timeout(TIME_OUT).build(), BodyHandlers.ofString());
    }

    /** The first OCI error's message, else the status alone: another body is a page for browsers. */
    private static String message(HttpResponse<String> response) {
        String message = text(parsed(response.body()).path("errors").path(0).path("message"));
        String text = message.isBlank() ? "status " + response.statusCode() : message;
        return text.length() <= MESSAGE_LIMIT ? text : text.substring(0, MESSAGE_LIMIT) + "…";
    }

    private static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.nullNode() : node;
        } catch (JsonProcessingException e) {
            return JSON.nullNode();
        }
    }

    private static Optional<String> parameter(String challenge, String name) {
        Matcher matcher = PARAMETER.matcher(challenge);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return Optional.of(matcher.group(2));
            }
        }
        return Optional.empty();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
