package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.rules.ExternalResource;

/**
 * The REST of a Nexus in memory, as far as mirrors need it, with the asymmetries of the real one: an answer names the rule
 * of a repository otherwise than a request, an unknown rule is passed over without a word, a PUT replaces all, passwords
 * are not told.
 */
public final class FakeRest extends ExternalResource {

    public static final String PASSWORD = "s3cret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    /** Every write, as method and path. */
    public final List<String> writes = new ArrayList<>();
    /** What each docker-proxy request held, as it was sent. */
    public final List<JsonNode> requests = new ArrayList<>();
    /** The answers to writes that are to fail: status and body by method and path. */
    public final Map<String, String> failures = new TreeMap<>();

    public final Map<String, ObjectNode> rules = new TreeMap<>();
    public final Map<String, ObjectNode> repositories = new TreeMap<>();
    public final Map<String, ObjectNode> roles = new TreeMap<>();
    public final Map<String, ObjectNode> cleanupPolicies = new TreeMap<>();
    /** Whether it has the REST of the web UI for cleanup policies. */
    public boolean hasCleanup = true;

    public final ArrayNode privileges = JSON.createArrayNode();
    public final ArrayNode realms = JSON.createArrayNode().add("NexusAuthenticatingRealm");
    public final ObjectNode anonymous = object("{\"enabled\":true,\"userId\":\"anonymous\",\"realmName\":\"r\"}");
    public ObjectNode user = object(
            "{\"userId\":\"anonymous\",\"firstName\":\"A\",\"source\":\"default\",\"roles\":[\"nx-anonymous\"]}");
    public String version = "3.71.0-06 (OSS)";
    /** Whether it speaks as versions do that came after 3.93. */
    public boolean isNewer;

    /** Whether its Docker format is the open one, which knows fallbacks. */
    public boolean isOpenFormat = true;

    /** What the bundles answer to a file or a removal; empty where there are none. */
    public String bundles = "";

    /** The mirrors that the bundles have. */
    public final List<String> mirrors = new ArrayList<>();

    /** The file that the bundles got last. */
    public String sentText = "";

    /** Whether the bundles cannot remove a mirror. */
    public boolean isOlder;

    public boolean forgetsRules;
    /** Whether the licence agreement was accepted; null where there is none. */
    public Boolean eula;

    private HttpServer server;

    @Override
    protected void before() throws IOException {
        roles.put(
                "nx-anonymous",
                object("{\"id\":\"nx-anonymous\",\"name\":\"nx-anonymous\",\"description\":\"\",\"roles\":[],"
                        + "\"privileges\":[\"nx-repository-view-*-*-read\"]}"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    @Override
    protected void after() {
        server.stop(0);
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/service/rest/", "");
        String method = exchange.getRequestMethod();
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Server", "Nexus/" + version);
        if (!LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
            return;
        }
        boolean isRemoval = method.equals("DELETE") && path.startsWith("v1/docker-mirrors/");
        String write = method + " " + path
                + (isRemoval ? "?" + exchange.getRequestURI().getQuery() : "");
        if (!method.equals("GET")) {
            writes.add(write);
        }
        if (failures.containsKey(write)) {
            answer(exchange, 400, failures.get(write));
            return;
        }
        if (isRemoval && isOlder) {
            answer(exchange, 405, "");
            return;
        }
        if (isRemoval || method.equals("POST") && path.startsWith("v1/docker-mirrors/")) {
            sentText = new String(body, StandardCharsets.UTF_8);
            answer(exchange, 200, bundles);
            return;
        }
        JsonNode sent = body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
        JsonNode result = method.equals("GET") ? read(path) : written(method, path, sent);
        answer(exchange, result == null ? 404 : 200, result == null ? "" : result.toString());
    }

    private JsonNode read(String path) {
        return switch (path) {
            case "v1/status" -> JSON.nullNode();
            case "v1/docker-mirrors" -> bundles.isEmpty() ? null : mirrors();
            case "v1/system/eula" ->
                eula == null ? null : object("{\"disclaimer\":\"Read it.\"}").put("accepted", eula);
            case "swagger.json" -> openApi();
            case "v1/routing-rules" -> JSON.createArrayNode().addAll(rules.values());
            case "internal/cleanup-policies" ->
                hasCleanup ? JSON.createArrayNode().addAll(cleanupPolicies.values()) : null;
            case "v1/repositories" -> listed();
            case "v1/security/roles" -> JSON.createArrayNode().addAll(roles.values());
            case "v1/security/privileges" -> privileges;
            case "v1/security/realms/active" -> realms;
            case "v1/security/anonymous" -> anonymous;
            case "v1/security/users" -> JSON.createArrayNode().add(user).add(object("{\"userId\":\"anonymous2\"}"));
            default ->
                path.startsWith("v1/security/roles/")
                        ? roles.get(last(path))
                        : path.startsWith("v1/repositories/docker/proxy/") ? repositories.get(last(path)) : null;
        };
    }

    private JsonNode mirrors() {
        ArrayNode all = JSON.createArrayNode();
        mirrors.forEach(name -> all.addObject().put("repository", name));
        return all;
    }

    private JsonNode openApi() {
        String field = isNewer ? "routingRuleName" : "routingRule";
        ObjectNode document = object("{\"paths\":{\"/v1/repositories/docker/proxy\":{}}}");
        ObjectNode schemas = isNewer ? document.withObject("/components/schemas") : document.withObject("/definitions");
        schemas.withObject("/DockerProxyRepositoryApiRequest")
                .withObject("/properties")
                .putObject(field);
        if (isOpenFormat) {
            schemas.withObject("/DockerProxyAttributes")
                    .withObject("/properties")
                    .putObject("fallbackUrls");
        }
        if (isNewer) {
            schemas.withObject("/DockerAttributes").withObject("/properties").putObject("pathEnabled");
        }
        return document;
    }

    private JsonNode listed() {
        ArrayNode all = JSON.createArrayNode();
        repositories.forEach((name, settings) ->
                all.addObject().put("name", name).put("format", "docker").put("type", "proxy"));
        return all.add(object("{\"name\":\"maven-central\",\"format\":\"maven2\",\"type\":\"proxy\"}"));
    }

    private JsonNode written(String method, String path, JsonNode sent) {
        String name = method.equals("POST") ? sent.path("name").asText() : last(path);
        if (path.startsWith("v1/routing-rules")) {
            return put(rules, name, method, sent);
        }
        if (path.startsWith("v1/repositories/docker/proxy")) {
            requests.add(sent);
            return put(repositories, name, method, kept((ObjectNode) sent.deepCopy()));
        }
        if (path.startsWith("v1/repositories/")) {
            return repositories.remove(name);
        }
        if (path.startsWith("internal/cleanup-policies")) {
            return put(cleanupPolicies, name, method, sent);
        }
        if (path.startsWith("v1/security/roles")) {
            return put(roles, name, method, sent);
        }
        switch (path) {
            case "v1/security/realms/active" -> realms.removeAll().addAll((ArrayNode) sent);
            case "v1/security/anonymous" -> anonymous.setAll((ObjectNode) sent);
            case "v1/security/users/anonymous" -> user = (ObjectNode) sent;
            case "v1/system/eula" -> eula = sent.path("accepted").asBoolean();
            default -> throw new AssertionError(method + " " + path);
        }
        return sent;
    }

    private static JsonNode put(Map<String, ObjectNode> all, String name, String method, JsonNode sent) {
        if (method.equals("DELETE")) {
            return all.remove(name);
        }
        all.put(name, (ObjectNode) sent);
        return sent;
    }

    private ObjectNode kept(ObjectNode request) {
        JsonNode rule = request.remove(isNewer ? "routingRuleName" : "routingRule");
        boolean known = rule != null && rules.containsKey(rule.asText()) && !forgetsRules;
        request.put("routingRuleName", known ? rule.asText() : null);
        JsonNode account = request.at("/httpClient/authentication");
        if (account.isObject()) {
            ((ObjectNode) account).remove("password");
        }
        return request.put("format", "docker").put("type", "proxy").put("url", "http://x/repository/y");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
