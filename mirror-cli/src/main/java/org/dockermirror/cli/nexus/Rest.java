package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.dockermirror.cli.CommandException;

/** Asks the REST of one Nexus as one user. What goes wrong ends the command with a sentence that holds no password. */
public final class Rest {

    static final ObjectMapper JSON = new ObjectMapper();

    // A repository that is made or deleted keeps the server busy for a while.
    private static final Duration TIME_OUT = Duration.ofMinutes(2);
    private static final Duration CONNECT_TIME_OUT = Duration.ofSeconds(15);

    private static final String IS_IT_NEXUS = "; is --url the base address of a Nexus 3.71 or newer?";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_TIME_OUT).build();
    private final NexusAddress address;
    private final Login login;

    public Rest(NexusAddress address, Login login) {
        this.address = address;
        this.login = login;
    }

    NexusAddress address() {
        return address;
    }

    /** What is at a path below {@code service/rest/}, which must be there. */
    JsonNode get(String path) {
        return find(path).orElseThrow(() -> nothingAt(path));
    }

    /** What is at a path, if there is anything. */
    Optional<JsonNode> find(String path) {
        return json(answer("GET", path, "", ""), "GET", path);
    }

    /** Sends a text, and reads the answer; nothing if nobody takes it. */
    Optional<JsonNode> post(String path, String text) {
        return taken(answer("POST", path, text, "text/plain; charset=utf-8"), "POST", path);
    }

    /** Deletes, and reads the answer; nothing if nobody takes it. */
    Optional<JsonNode> remove(String path) {
        return taken(answer("DELETE", path, "", ""), "DELETE", path);
    }

    private Optional<JsonNode> taken(HttpResponse<String> answer, String method, String path) {
        if (answer.statusCode() == 400) {
            throw CommandException.badInput(address + " does not take it" + ServerMessage.in(answer.body()));
        }
        if (answer.statusCode() == 409) {
            throw CommandException.failed(address + " does not do it" + ServerMessage.in(answer.body()));
        }
        return answer.statusCode() == 405 ? Optional.empty() : json(answer, method, path);
    }

    private Optional<JsonNode> json(HttpResponse<String> answer, String method, String path) {
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        require(answer, method, path);
        try {
            return Optional.of(JSON.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            throw CommandException.failed(address.rest(path) + " answered something else than JSON" + IS_IT_NEXUS, e);
        }
    }

    /** The value of a header of an answer that anybody may see; empty if it is not there. */
    String header(String path, String name) {
        HttpResponse<String> answer = answer("GET", path, "", "");
        require(answer, "GET", path);
        return answer.headers().firstValue(name).orElse("");
    }

    /** Writes. */
    void send(String method, String path, JsonNode body) {
        require(answer(method, path, body.toString(), "application/json"), method, path);
    }

    /** Deletes what is there. */
    void delete(String path) {
        require(answer("DELETE", path, "", ""), "DELETE", path);
    }

    private HttpResponse<String> answer(String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.rest(path))
                .timeout(TIME_OUT)
                .header("Accept", "application/json")
                .header("Authorization", login.header())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw CommandException.failed(
                    address + " cannot be reached" + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.failed("interrupted while asking " + address, e);
        }
    }

    private void require(HttpResponse<String> answer, String method, String path) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        if (status == 404 && method.equals("GET")) {
            throw nothingAt(path);
        }
        if (status == 401) {
            throw CommandException.failed(address + " does not accept the password of " + login
                    + " (401); look at --user and at what holds the password");
        }
        if (status == 403) {
            throw CommandException.failed(address + " does not let " + login + " " + method + " " + path
                    + " (403); it takes an administrator (role nx-admin)");
        }
        if (status / 100 == 3) {
            throw CommandException.failed(address + " sends elsewhere"
                    + answer.headers()
                            .firstValue("Location")
                            .map(to -> ", to " + withoutQuery(to))
                            .orElse("")
                    + " (" + status + "); write in --url where Nexus itself answers");
        }
        throw CommandException.failed(
                address + " answered " + status + " to " + method + " " + path + ServerMessage.in(answer.body()));
    }

    private CommandException nothingAt(String path) {
        return CommandException.failed(address + " has no service/rest/" + path + " (404)" + IS_IT_NEXUS);
    }

    private static String withoutQuery(String location) {
        return location.replaceFirst("[?#].*", "");
    }

    /** A text; empty where there is none. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.asText() : "";
    }

    /** A name as one part of a path. */
    static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
