package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.dockermirror.setup.plan.ReadPrivilege;

/** Privileges as the server's REST shows them ({@code /v1/security/privileges}). */
public final class Privileges {

    private Privileges() {}

    /** What it lets read; empty if nothing. */
    public static Optional<ReadPrivilege> reading(JsonNode privilege) {
        return switch (privilege.path("type").asText()) {
            case "wildcard" -> ReadPrivilege.ofPattern(privilege.path("pattern").asText());
            case "repository-view", "repository-content-selector" ->
                ReadPrivilege.of(
                        privilege.path("format").asText(),
                        privilege.path("repository").asText(),
                        Optional.of(privilege.path("contentSelector"))
                                .filter(JsonNode::isTextual)
                                .map(JsonNode::asText),
                        RestRules.texts(privilege.path("actions")));
            default -> Optional.empty();
        };
    }
}
