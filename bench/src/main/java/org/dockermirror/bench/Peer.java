package org.dockermirror.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
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

    private Peer() {}

    /**
     * Starts the server; what is ours is the mirror.
     *
     * @param allow the allow-list of the mirror
     * @param matchers those of the other's rule; those that the mirror's own rule got, if there are none
     */
    static Beside start(String name, List<String> allow, List<String> matchers) {
        mirror(name, allow, Upstream.PROXY.url());
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
        return new Beside(Target.repository(MIRROR), Target.repository(STOCK));
    }

    /** Starts a server that has the mirror alone, before this upstream. */
    static void mirror(String name, List<String> allow, String upstream) {
        NexusServer.fresh("bench-" + name)
                .with(Kar.MIRROR, Kar.FORMAT)
                .asOperatorsRunIt()
                .config("""
                        mirrors:
                          - repository: docker
                            allow: [%s]
                            upstream: %s
                        anonymousPull: {grant: all-docker}
                        """.formatted(String.join(", ", allow), upstream))
                .start();
        Await.until(
                Duration.ofMinutes(2),
                "the role of the anonymous user",
                () -> Rest.get("security/users?userId=anonymous").toString().contains("DockerPullAnonymous"));
    }

    private static List<String> ruleOf(String repository) {
        String name = Rest.get("repositories/docker/proxy/" + repository)
                .get("routingRuleName")
                .asText();
        return Http.JSON.convertValue(
                Rest.get("routing-rules/" + name).get("matchers"),
                Http.JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }
}
