package org.dockermirror.cli.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.decision.ImageReference;
import org.dockermirror.cli.CommandException;

/** The lists in force on a server, asked over its REST ({@code /service/rest/v1/docker-mirrors}). */
final class ServerOracle implements Oracle {

    private static final Duration TIME_OUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIME_OUT).build();
    private final URI mirrors;
    private final Optional<String> login;
    private final Optional<String> repository;

    /**
     * A server.
     *
     * @param base Nexus' base address
     * @param login user, colon and password, if there is a user
     * @param repository the mirror that is meant, if it was said
     */
    ServerOracle(URI base, Optional<String> login, Optional<String> repository) {
        String text = base.toString();
        this.mirrors = URI.create(
                (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/service/rest/v1/docker-mirrors");
        this.login = login;
        this.repository = repository;
    }

    @Override
    public Answer ask(ImageReference image) throws InterruptedException {
        String meant = repository.isPresent() ? repository.get() : onlyMirror();
        URI question = URI.create(mirrors + "/" + encoded(meant) + "/check?image=" + encoded(image.toString()));
        HttpResponse<String> answer = send(question);
        if (answer.statusCode() == 404) {
            throw CommandException.badInput(meant + " is no mirror of " + mirrors.resolve("/"));
        }
        return read(answer, Answer.class);
    }

    private String onlyMirror() throws InterruptedException {
        List<String> names = new ArrayList<>();
        read(send(mirrors), JsonNode.class)
                .forEach(mirror -> names.add(mirror.path("repository").asText()));
        if (names.size() != 1) {
            throw CommandException.badInput(
                    names.isEmpty()
                            ? mirrors.resolve("/") + " has no mirror"
                            : "write --repository and one of " + String.join(", ", names));
        }
        return names.get(0);
    }

    private HttpResponse<String> send(URI address) throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(TIME_OUT).header("Accept", "application/json");
        login.ifPresent(text -> request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandException.failed(mirrors.resolve("/") + " cannot be reached", e);
        }
    }

    private <T> T read(HttpResponse<String> answer, Class<T> type) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            throw CommandException.failed(mirrors.resolve("/") + " does not tell "
                    + (login.isPresent() ? "this user; its password or rights do not do" : "without --user") + " ("
                    + status + ")");
        }
        if (status == 200) {
            try {
                return JSON.readValue(answer.body(), type);
            } catch (JsonProcessingException e) {
                throw CommandException.failed(answer.uri() + " answered something else than JSON of this version", e);
            }
        }
        throw CommandException.failed(answer.uri() + " answered " + status + "; is docker-mirror in that server?");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
