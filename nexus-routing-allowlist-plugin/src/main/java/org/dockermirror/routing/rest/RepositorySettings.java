package org.dockermirror.routing.rest;

import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.entity.EntityId;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.routing.RoutingRule;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** How the server's repositories are set, as far as that says what a mirror is. */
@Named
@Singleton
public class RepositorySettings {

    private final RepositoryManager repositories;
    private final RoutingRuleStore rules;

    @Inject
    public RepositorySettings(RepositoryManager repositories, RoutingRuleStore rules) {
        this.repositories = repositories;
        this.rules = rules;
    }

    /** Whether there is a repository of that name. */
    boolean isThere(String repository) {
        return repositories.get(repository) != null;
    }

    /** The address that the repository fetches from, without the account that may stand in it. */
    @Nullable
    String upstreamOf(String repository) {
        Object url = attribute(repository, "proxy", "remoteUrl");
        return url == null
                ? null
                : url.toString().replaceFirst("[?#].*", "").replaceFirst("^([A-Za-z]+://)[^/]*@", "$1");
    }

    /** The repository's own port, if it has one. A number that a form saved comes back with a fraction. */
    @Nullable
    Integer portOf(String repository) {
        Object port = attribute(repository, "docker", "httpPort");
        return port instanceof Number ? ((Number) port).intValue() : null;
    }

    /** The routing rule that the repository carries, if it carries one. */
    @Nullable
    String routingRuleOf(String repository) {
        Repository there = repositories.get(repository);
        EntityId id = there == null ? null : there.getConfiguration().getRoutingRuleId();
        RoutingRule rule = id == null ? null : rules.getById(id.getValue());
        return rule == null ? null : rule.name();
    }

    private @Nullable Object attribute(String repository, String map, String key) {
        Repository there = repositories.get(repository);
        Configuration configuration = there == null ? null : there.getConfiguration();
        Map<String, Map<String, Object>> attributes = configuration == null ? null : configuration.getAttributes();
        Map<String, Object> values = attributes == null ? null : attributes.get(map);
        return values == null ? null : values.get(key);
    }
}
