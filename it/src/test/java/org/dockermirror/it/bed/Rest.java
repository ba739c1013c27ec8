package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The server's own REST interface, as its administrator. */
public final class Rest {
    public static final String PASSWORD = "admin123";
    private static final String BASE = NexusServer.URL + "/service/rest/v1/";
    private static final String POLICIES = NexusServer.URL + "/service/rest/internal/cleanup-policies";
    public static final Map<String, String> HEADERS = Map.of(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8)),
            "Content-Type",
            "application/json");

    private Rest() {}

    public static JsonNode get(String path) {
        return reply("GET", path, "").expect(200).json();
    }

    /** The cleanup policies, which only the REST of the web UI knows. */
    public static JsonNode cleanupPolicies() {
        return Http.send("GET", POLICIES, HEADERS, new byte[0]).expect(200).json();
    }

    /** Makes one for Docker, of the assets with such a path. */
    public static void cleanupPolicy(String name, String assetRegex) {
        String policy = """
                {"name":"%s","format":"docker","notes":"","criteriaAssetRegex":"%s"}""".formatted(name, assetRegex);
        Http.send("POST", POLICIES, HEADERS, policy.getBytes(UTF_8)).expect(200);
    }

    /** Whether the server has this object. */
    public static boolean has(String path) {
        return reply("GET", path, "").status() == 200;
    }

    /** Sends a change that must succeed. */
    public static void send(String method, String path, String json) {
        Http.Reply reply = reply(method, path, json);
        if (reply.status() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + reply.status() + " " + reply.text());
        }
    }

    public static Http.Reply reply(String method, String path, String json) {
        return Http.send(method, BASE + path, HEADERS, json.getBytes(UTF_8));
    }

    /** Sends a {@code docker-mirror.yaml} to be put in force. */
    public static Http.Reply apply(String yaml) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put("Content-Type", "text/plain");
        return Http.send("POST", BASE + "docker-mirrors/apply", headers, yaml.getBytes(UTF_8));
    }

    /** Puts a file into a repository. */
    public static void upload(String url, String content) {
        Map<String, String> headers = Map.of("Authorization", HEADERS.getOrDefault("Authorization", ""));
        Http.Reply reply = Http.send("PUT", url, headers, content.getBytes(UTF_8));
        if (reply.status() != 201) {
            throw new AssertionError("PUT " + url + ": " + reply.status() + " " + reply.text());
        }
    }

    public static JsonNode json(String text) {
        return new Http.Reply(0, Map.of(), text.getBytes(UTF_8)).json();
    }
}
