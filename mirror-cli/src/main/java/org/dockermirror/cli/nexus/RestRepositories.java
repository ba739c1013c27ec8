package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/** The server's repositories, of which Docker's are seen closely. */
final class RestRepositories {

    private static final String PROXY = "v1/repositories/docker/proxy";
    private static final String AUTHENTICATION = "authentication";

    private final Rest rest;
    private final Dialect dialect;
    private final Map<String, Credentials> accounts;

    /** @param accounts the account at the upstream that is wished for each repository that has one */
    RestRepositories(Rest rest, Dialect dialect, Map<String, Credentials> accounts) {
        this.rest = rest;
        this.dialect = dialect;
        this.accounts = Map.copyOf(accounts);
    }

    Map<String, Found.Repository> found() {
        Map<String, Found.Repository> found = new TreeMap<>();
        for (JsonNode listed : rest.get("v1/repositories")) {
            String name = listed.path("name").asText();
            String format = listed.path("format").asText();
            String recipe = format + "-" + listed.path("type").asText();
            JsonNode settings = recipe.equals(Plan.RECIPE) ? settings(name).orElse(listed) : listed;
            found.put(name, repository(name, format, recipe, settings, listed));
        }
        return found;
    }

    private static Found.Repository repository(
            String name, String format, String recipe, JsonNode settings, JsonNode listed) {
        return new Found.Repository(
                name,
                format,
                recipe,
                text(settings.path(Dialect.IN_ANSWERS)),
                text(settings.at("/proxy/remoteUrl"))
                        .or(() -> text(listed.at("/attributes/proxy/remoteUrl")))
                        .orElse(""),
                IndexType.named(settings.at("/dockerProxy/indexType").asText()),
                port(settings.at("/docker/httpPort")),
                text(settings.at("/httpClient/authentication/username")),
                settings.at("/docker/forceBasicAuth").asBoolean(false),
                cleanupPolicies(settings),
                RestRules.texts(settings.at("/dockerProxy/" + Dialect.FALLBACKS)));
    }

    private static Set<String> cleanupPolicies(JsonNode settings) {
        return new TreeSet<>(RestRules.texts(settings.at("/cleanup/policyNames")));
    }

    /** The members of each Docker group that REST tells of; an open-core server has none. */
    Map<String, List<String>> groups(Map<String, Found.Repository> repositories) {
        Map<String, List<String>> groups = new TreeMap<>();
        repositories.values().stream()
                .filter(repository -> repository.recipe().equals("docker-group"))
                .forEach(group -> rest.find("v1/repositories/docker/group/" + Rest.part(group.name()))
                        .ifPresent(settings ->
                                groups.put(group.name(), RestRules.texts(settings.at("/group/memberNames")))));
        return groups;
    }

    void create(Mirror mirror) {
        rest.send("POST", PROXY, MirrorRequest.of(mirror, dialect));
    }

    void update(Mirror mirror) {
        ObjectNode request = request(mirror.repository());
        MirrorRequest.setUpstreamAndPort(request, mirror);
        put(mirror.repository(), request);
    }

    void attachRule(String repository, String rule) {
        put(repository, request(repository).put(dialect.routingRule(), rule));
    }

    /** Gives the repository the cleanup policies that the change makes of those it has. */
    void setCleanupPolicies(String repository, Consumer<Set<String>> change) {
        ObjectNode request = request(repository);
        Set<String> policies = cleanupPolicies(request);
        change.accept(policies);
        ArrayNode names = request.putObject("cleanup").putArray("policyNames");
        policies.forEach(names::add);
        put(repository, request);
    }

    void setLogin(String repository, Optional<Credentials> credentials) {
        ObjectNode request = echo(repository);
        ObjectNode httpClient = request.withObject("/httpClient");
        if (credentials.isPresent()) {
            httpClient.set(AUTHENTICATION, MirrorRequest.authentication(credentials.get()));
        } else {
            httpClient.remove(AUTHENTICATION);
        }
        put(repository, request);
    }

    void delete(String repository) {
        rest.delete("v1/repositories/" + Rest.part(repository));
    }

    private void put(String repository, ObjectNode request) {
        rest.send("PUT", PROXY + "/" + Rest.part(repository), request);
    }

    private Optional<JsonNode> settings(String repository) {
        return rest.find(PROXY + "/" + Rest.part(repository));
    }

    /**
     * The repository's settings as a request that changes nothing. A PUT replaces all, and a server tells no passwords:
     * an account that is not in the file would lose its password.
     */
    private ObjectNode request(String repository) {
        ObjectNode request = echo(repository);
        Optional<String> username = text(request.at("/httpClient/authentication/username"));
        if (username.isPresent()) {
            Credentials account = Optional.ofNullable(accounts.get(repository))
                    .filter(wished -> wished.username().equals(username.get()))
                    .orElseThrow(() -> CommandException.failed("repository " + repository + " has the account "
                            + username.get() + " at its upstream, whose password the server does not tell, and would"
                            + " lose it; write credentials with that account into the file"));
            request.withObject("/httpClient").set(AUTHENTICATION, MirrorRequest.authentication(account));
        }
        return request;
    }

    private ObjectNode echo(String repository) {
        ObjectNode request = rest.get(PROXY + "/" + Rest.part(repository)).deepCopy();
        // An answer names the rule otherwise than a request, and has fields that no request has.
        JsonNode rule = request.path(Dialect.IN_ANSWERS).deepCopy();
        request.remove(List.of(Dialect.IN_ANSWERS, "format", "type", "url"));
        if (rule.isTextual()) {
            request.set(dialect.routingRule(), rule);
        }
        return request;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** What a form saved comes back as 8082.0. */
    private static OptionalInt port(JsonNode node) {
        return node.isNumber() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }
}
