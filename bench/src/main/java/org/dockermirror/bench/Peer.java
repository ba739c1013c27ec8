package org.dockermirror.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;

/**
 * One server with two repositories before the same upstream: {@code docker}, a mirror with its allow-list, and {@code
 * stock}, which has a routing rule made by hand and nothing of ours.
 */
final class Peer {

    static final String MIRROR = "docker";
    static final String STOCK = "stock";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    private Peer() {}

    /**
     * Starts the server.
     *
     * @param allow the allow-list of the mirror
     * @param matchers those of the other's rule; those that the mirror's own rule got, if there are none
     */
    static void start(String name, List<String> allow, List<String> matchers) {
        NexusServer.fresh("bench-" + name)
                .with(Kar.MIRROR, Kar.FORMAT)
                .config("""
                        mirrors:
                          - repository: docker
                            allow: [%s]
                            upstream: %s
                        anonymousPull: {grant: all-docker}
                        """.formatted(String.join(", ", allow), Upstream.PROXY.url()))
                .start();
        Await.until(
                Duration.ofMinutes(2),
                "the role of the anonymous user",
                () -> Rest.get("security/users?userId=anonymous").toString().contains("DockerPullAnonymous"));
        ObjectNode rule = Http.JSON
                .createObjectNode()
                .put("name", "ByHand")
                .put("description", "made by hand")
                .put("mode", "ALLOW");
        List<String> written = matchers.isEmpty() ? ruleOf(MIRROR) : matchers;
        written.forEach(rule.putArray("matchers")::add);
        Rest.send("POST", "routing-rules", rule.toString());
        ObjectNode stock = (ObjectNode) Rest.get("repositories/docker/proxy/" + MIRROR);
        stock.put("name", STOCK).put("routingRule", "ByHand").remove(List.of("routingRuleName", "url"));
        Rest.send("POST", "repositories/docker/proxy", stock.toString());
    }

    /** The header of an anonymous client that has been given its token. */
    static String authorization(String repository) {
        String token = Http.get(NexusServer.URL + "/repository/" + repository + "/v2/token?service=bench")
                .expect(200)
                .json()
                .get("token")
                .asText();
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalStateException("a token that would break the script");
        }
        return "Bearer " + token;
    }

    static Http.Reply ask(String repository, String method, String path) {
        return Http.send(
                method,
                NexusServer.URL + "/repository/" + repository + path,
                Map.of("Authorization", authorization(repository), "Accept", ACCEPT),
                new byte[0]);
    }

    static final String ACCEPT = "application/vnd.docker.distribution.manifest.v2+json";

    private static List<String> ruleOf(String repository) {
        String name = Rest.get("repositories/docker/proxy/" + repository)
                .get("routingRuleName")
                .asText();
        return Http.JSON.convertValue(
                Rest.get("routing-rules/" + name).get("matchers"),
                Http.JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
