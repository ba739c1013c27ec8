package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.plan.Found;

/**
 * The server's cleanup policies for Docker.
 *
 * <p>The server has no public REST for them; this is the one that its own web UI uses ({@code CleanupPolicyResource}).
 */
final class RestCleanupPolicies {

    private static final String POLICIES = "internal/cleanup-policies";
    private static final String LAST_DOWNLOADED = "criteriaLastDownloaded";
    private static final Set<String> OTHER_CRITERIA =
            Set.of("criteriaLastBlobUpdated", "criteriaReleaseType", "criteriaAssetRegex", "retain", "sortBy");

    private final Rest rest;

    RestCleanupPolicies(Rest rest) {
        this.rest = rest;
    }

    /** What there is; nothing on a server that does not tell. */
    Map<String, Found.CleanupPolicy> found() {
        Map<String, Found.CleanupPolicy> policies = new TreeMap<>();
        for (JsonNode policy : policies().orElse(Rest.JSON.createArrayNode())) {
            String name = policy.path("name").asText();
            policies.put(name, new Found.CleanupPolicy(name, Rest.text(policy.path("notes")), days(policy)));
        }
        return policies;
    }

    void create(String name, String notes, int lastDownloadedDays) {
        if (policies().isEmpty()) {
            throw CommandException.failed("this server has no cleanup policies over REST, which keepUnusedDays needs;"
                    + " leave that out of the file, and make the policy in the web UI (Administration, Repository,"
                    + " Cleanup Policies)");
        }
        rest.send("POST", POLICIES, policy(name, notes, lastDownloadedDays));
    }

    void update(String name, String notes, int lastDownloadedDays) {
        rest.send("PUT", POLICIES + "/" + Rest.part(name), policy(name, notes, lastDownloadedDays));
    }

    void delete(String name) {
        rest.delete(POLICIES + "/" + Rest.part(name));
    }

    private Optional<JsonNode> policies() {
        return rest.find(POLICIES);
    }

    private static ObjectNode policy(String name, String notes, int lastDownloadedDays) {
        return Rest.JSON
                .createObjectNode()
                .put("name", name)
                .put("notes", notes)
                .put("format", "docker")
                .put(LAST_DOWNLOADED, lastDownloadedDays);
    }

    private static OptionalInt days(JsonNode policy) {
        boolean isOurs = policy.path("format").asText().equals("docker")
                && policy.path(LAST_DOWNLOADED).isIntegralNumber()
                && OTHER_CRITERIA.stream().noneMatch(policy::hasNonNull);
        return isOurs ? OptionalInt.of(policy.path(LAST_DOWNLOADED).asInt()) : OptionalInt.empty();
    }
}
