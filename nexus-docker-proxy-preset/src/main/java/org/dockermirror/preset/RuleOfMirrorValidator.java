package org.dockermirror.preset;

import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import javax.validation.ConstraintViolation;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.ConfigurationValidator;
import org.sonatype.nexus.validation.ConstraintViolationFactory;

/**
 * Refuses to take the routing rule off a mirror, in the form and over REST: without this plugin it is all that limits the
 * repository.
 */
@Named
@Singleton
public class RuleOfMirrorValidator implements ConfigurationValidator {

    /** The field of the server's form. */
    private static final String FIELD = "routingRuleId";

    private final Mirrors mirrors;

    /** Asked for at the first change of a repository: the server makes its validators before its repositories. */
    private final Provider<Repositories> repositories;

    private final ConstraintViolationFactory violations;

    @Inject
    public RuleOfMirrorValidator(
            Mirrors mirrors, Provider<Repositories> repositories, ConstraintViolationFactory violations) {
        this.mirrors = mirrors;
        this.repositories = repositories;
        this.violations = violations;
    }

    @Override
    public @Nullable ConstraintViolation<?> validate(Configuration wanted) {
        String repository = wanted.getRepositoryName();
        Optional<String> rule = mirrors.listOwner(repository)
                .filter(owner -> owner.repository().equals(repository))
                .map(WishedMirror::routingRule);
        if (rule.isEmpty()
                || !repositories.get().ruleOf(repository).equals(rule)
                || repositories.get().ruleBy(wanted).equals(rule)) {
            return null;
        }
        return violations.createViolation(
                FIELD,
                "Repository " + repository + " is a Docker mirror and keeps its routing rule " + rule.get()
                        + ". To end the mirror and keep the repository, take it out of docker-mirror.yaml first, or send DELETE"
                        + " /service/rest/v1/docker-mirrors/" + repository + "?keepRepository=true");
    }
}
