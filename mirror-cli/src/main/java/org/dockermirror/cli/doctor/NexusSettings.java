package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.nexus.Privileges;
import org.dockermirror.cli.registry.ImageReference;

/** The settings of a Nexus, as its own REST shows them to a login; nothing is ever written. */
final class NexusSettings {

    private final URI nexus;
    private final Wire wire;
    private final Map<String, String> headers;

    /**
     * @param nexus the base address
     * @param login user, colon and password
     */
    NexusSettings(URI nexus, Wire wire, String login) {
        String text = nexus.toString();
        this.nexus = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        this.wire = wire;
        this.headers = Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)),
                "Accept",
                "application/json");
    }

    boolean anonymousAccess() throws InterruptedException {
        return need("security/anonymous").path("enabled").asBoolean();
    }

    boolean hasTokenRealm() throws InterruptedException {
        return texts(need("security/realms/active")).contains("DockerToken");
    }

    /** The names of the Docker proxies. */
    List<String> proxies() throws InterruptedException {
        List<String> names = new ArrayList<>();
        for (JsonNode repository : need("repositories")) {
            if (repository.path("format").asText().equals("docker")
                    && repository.path("type").asText().equals("proxy")) {
                names.add(repository.path("name").asText());
            }
        }
        return names;
    }

    /** The settings of a Docker proxy; nothing if there is none of the name. */
    Optional<JsonNode> proxy(String name) throws InterruptedException {
        return find("repositories/docker/proxy/" + name);
    }

    /** Mode and matchers of a routing rule; nothing if there is none of the name. */
    Optional<JsonNode> rule(String name) throws InterruptedException {
        return find("routing-rules/" + name);
    }

    /** What the server says of its connection to the registry behind; empty if it says nothing. */
    String upstreamStatus(String repository) throws InterruptedException {
        JsonNode all = ask("/service/rest/internal/ui/repositories/details").json();
        for (JsonNode each : all) {
            if (each.path("name").asText().equals(repository)) {
                JsonNode status = each.path("status");
                return (Reply.text(status.path("description")) + " " + Reply.text(status.path("reason"))).strip();
            }
        }
        return "";
    }

    /** What the registry behind says to the tokens that it gives, if it can be asked from here. */
    Optional<Evidence> upstreamClock(String upstream, ImageReference image) throws InterruptedException {
        return UpstreamClock.look(upstream, wire, image);
    }

    /** Whether the bundles of this project are there and judge the repository. */
    boolean isJudged(String repository) throws InterruptedException {
        Reply reply = ask("/service/rest/v1/docker-mirrors");
        for (JsonNode mirror : reply.json()) {
            if (mirror.path("repository").asText().equals(repository)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a role of the anonymous user, or one within it, lets it read the repository. */
    boolean anonymousMayRead(String repository) throws InterruptedException {
        Deque<String> roles = new ArrayDeque<>();
        for (JsonNode user : need("security/users?userId=anonymous")) {
            if (user.path("userId").asText().equals("anonymous")) {
                roles.addAll(texts(user.path("roles")));
            }
        }
        Set<String> seen = new HashSet<>();
        while (!roles.isEmpty()) {
            String role = roles.pop();
            if (!seen.add(role)) {
                continue;
            }
            Optional<JsonNode> found = find("security/roles/" + role);
            if (found.isPresent()) {
                for (String privilege : texts(found.get().path("privileges"))) {
                    if (reads(privilege, repository)) {
                        return true;
                    }
                }
                roles.addAll(texts(found.get().path("roles")));
            }
        }
        return false;
    }

    private boolean reads(String privilege, String repository) throws InterruptedException {
        if (privilege.equals("nx-all")) {
            return true;
        }
        if (privilege.startsWith("nx-") && !privilege.startsWith("nx-repository-view-")) {
            return false;
        }
        // A content selector may leave out the very image, so what it lets read proves nothing.
        return find("security/privileges/" + privilege)
                .flatMap(Privileges::reading)
                .filter(reading -> reading.selector().isEmpty() && reading.isFor(repository, "docker"))
                .isPresent();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private JsonNode need(String path) throws InterruptedException {
        return find(path)
                .orElseThrow(
                        () -> CommandException.failed(nexus + " has no REST interface of Nexus at /service/rest/v1/"
                                + path + "; is --nexus its base address?"));
    }

    private Optional<JsonNode> find(String path) throws InterruptedException {
        Reply reply = ask("/service/rest/v1/" + path);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (reply.status() == 401 || reply.status() == 403) {
            throw CommandException.failed(nexus + " does not show its settings to this user (" + reply.status()
                    + "); --user and --password-file name an administrator");
        }
        if (reply.status() != 200) {
            throw CommandException.failed(reply.shown());
        }
        return Optional.of(reply.json());
    }

    private Reply ask(String path) throws InterruptedException {
        try {
            return wire.send("GET", URI.create(nexus + path.replace(" ", "%20")), headers, 64 << 20);
        } catch (IOException e) {
            throw CommandException.failed(nexus + " cannot be reached: " + e.getMessage(), e);
        }
    }
}
