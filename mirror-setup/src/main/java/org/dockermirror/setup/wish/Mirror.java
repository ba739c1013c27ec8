package org.dockermirror.setup.wish;

import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowList;

/**
 * One mirror, as wished.
 *
 * @param repository the name of the Nexus repository (recipe {@code docker-proxy})
 * @param written the entries as the operator wrote them, in order
 * @param allow the same, compiled
 * @param upstream the registry behind the mirror ({@code proxy.remoteUrl}); the index type is the allow-list's
 * @param routingRule the name of the Nexus routing rule
 * @param port the repository's HTTP connector ({@code docker.httpPort}), if it has one
 */
public record Mirror(
        String repository, List<String> written, AllowList allow, URI upstream, String routingRule, OptionalInt port) {

    /** Docker Hub's registry. */
    public static final URI DOCKER_HUB = URI.create("https://registry-1.docker.io");

    public Mirror {
        written = List.copyOf(written);
    }

    /** The routing rule's name where none is wished. */
    public static String defaultRoutingRule(String repository) {
        return "Allow_" + repository;
    }
}
