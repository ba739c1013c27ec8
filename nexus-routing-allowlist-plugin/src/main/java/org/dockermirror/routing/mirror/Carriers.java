package org.dockermirror.routing.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.IndexType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.common.entity.EntityId;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.routing.RoutingRule;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** Finds the Docker proxy repositories that carry one of our routing rules, and tells {@link Mirrors} of them. */
@Named
@Singleton
public class Carriers {

    private static final Logger log = LoggerFactory.getLogger(Carriers.class);

    private final Mirrors mirrors;
    private final RepositoryManager repositories;
    private final RoutingRuleStore rules;

    @Inject
    public Carriers(Mirrors mirrors, RepositoryManager repositories, RoutingRuleStore rules) {
        this.mirrors = mirrors;
        this.repositories = repositories;
        this.rules = rules;
    }

    /** Looks at every repository: at the start, and when a rule has changed. */
    public synchronized void lookAtAll() {
        try {
            List<Carrier> found = new ArrayList<>();
            for (Repository repository : repositories.browse()) {
                carrier(repository).ifPresent(found::add);
            }
            mirrors.carryOnly(found);
        } catch (RuntimeException e) {
            // What was found before stays judged.
            log.error("docker-mirror: cannot find out which repositories carry one of our routing rules", e);
        }
    }

    /** Looks at one repository that is new or has changed. */
    synchronized void lookAt(Repository repository) {
        try {
            Optional<Carrier> carrier = carrier(repository);
            carrier.ifPresentOrElse(mirrors::carry, () -> mirrors.carryNone(repository.getName()));
        } catch (RuntimeException e) {
            log.error(
                    "docker-mirror: cannot find out whether repository \"{}\" carries one of our routing rules",
                    repository.getName(),
                    e);
        }
    }

    synchronized void forget(Repository repository) {
        mirrors.carryNone(repository.getName());
    }

    private Optional<Carrier> carrier(Repository repository) {
        if (!isDockerProxy(repository)) {
            return Optional.empty();
        }
        Configuration configuration = repository.getConfiguration();
        return ruleOf(configuration)
                .filter(rule -> RuleMark.isOn(rule.description()))
                .map(rule -> new Carrier(repository.getName(), rule.name(), indexType(configuration)));
    }

    private Optional<RoutingRule> ruleOf(Configuration configuration) {
        EntityId id = configuration.getRoutingRuleId();
        return id == null ? Optional.empty() : Optional.ofNullable(rules.getById(id.getValue()));
    }

    private static boolean isDockerProxy(Repository repository) {
        return repository.getFormat().getValue().equals("docker")
                && repository.getType().getValue().equals("proxy");
    }

    private static IndexType indexType(Configuration configuration) {
        return IndexType.named(
                String.valueOf(configuration.attributes("dockerProxy").get("indexType")));
    }
}
