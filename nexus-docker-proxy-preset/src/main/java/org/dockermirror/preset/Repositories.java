package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sonatype.nexus.cleanup.config.CleanupPolicyConstants;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.common.entity.EntityId;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;
import org.sonatype.nexus.repository.routing.RoutingRule;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** The server's repositories. The keys are those of the recipe {@code docker-proxy}. */
@Named
@Singleton
public class Repositories {

    private static final Logger LOG = LoggerFactory.getLogger("org.dockermirror");
    private static final String DOCKER = "docker";
    private static final String PROXY = "proxy";
    private static final String HTTP_PORT = "httpPort";
    private static final String FORCE_BASIC_AUTH = "forceBasicAuth";
    private static final String REMOTE_URL = "remoteUrl";
    private static final String CLEANUP = CleanupPolicyConstants.CLEANUP_ATTRIBUTES_KEY;
    private static final String POLICY_NAME = CleanupPolicyConstants.CLEANUP_NAME_KEY;

    private final RepositoryManager manager;
    private final RoutingRuleStore rules;
    private final ChosenSettings chosen;

    @Inject
    public Repositories(RepositoryManager manager, RoutingRuleStore rules, ChosenSettings chosen) {
        this.manager = manager;
        this.rules = rules;
        this.chosen = chosen;
    }

    Map<String, Found.Repository> found() {
        return StreamSupport.stream(manager.browse().spliterator(), false)
                .map(this::found)
                .collect(Collectors.toMap(Found.Repository::name, Function.identity()));
    }

    /** The names of the members of each Docker group. */
    Map<String, List<String>> groups() {
        return StreamSupport.stream(manager.browse().spliterator(), false)
                .filter(repository ->
                        repository.getConfiguration().getRecipeName().equals("docker-group"))
                .collect(Collectors.toMap(Repository::getName, Repositories::members));
    }

    private static List<String> members(Repository group) {
        return texts(attribute(group.getConfiguration(), "group", "memberNames", List.of()));
    }

    private static List<String> texts(@Nullable Object values) {
        return values instanceof Collection
                ? ((Collection<?>) values).stream().map(String::valueOf).collect(Collectors.toList())
                : List.of();
    }

    /** The name of the routing rule that a repository has now; empty if it has none, or is not there. */
    Optional<String> ruleOf(String repository) {
        Repository found = manager.get(repository);
        return found == null ? Optional.empty() : ruleBy(found.getConfiguration());
    }

    /** The name of the routing rule that a configuration gives; empty if it gives none. */
    Optional<String> ruleBy(Configuration configuration) {
        return Optional.ofNullable(configuration.getRoutingRuleId()).map(this::ruleName);
    }

    void create(Mirror mirror, EntityId rule) {
        Configuration configuration = manager.newConfiguration();
        configuration.setRepositoryName(mirror.repository());
        configuration.setRecipeName(Plan.RECIPE);
        configuration.setOnline(true);
        configuration.setRoutingRuleId(rule);
        configuration.setAttributes(chosen.over(MirrorAttributes.of(mirror), mirror.repository()));
        try {
            manager.create(configuration);
            chosen.forget(mirror.repository());
        } catch (Exception e) {
            deleteWhatDidNotStart(mirror.repository());
            throw new IllegalStateException("repository " + mirror.repository() + " could not be made: " + e, e);
        }
    }

    void update(Mirror mirror) {
        Configuration configuration = copyOf(mirror.repository());
        configuration.attributes(PROXY).set(REMOTE_URL, mirror.upstream().toString());
        NestedAttributesMap dockerProxy = configuration.attributes(MirrorAttributes.DOCKER_PROXY);
        // Whoever named an index of his own meant it.
        if (!"CUSTOM".equals(dockerProxy.get(MirrorAttributes.INDEX_TYPE))) {
            dockerProxy.set(
                    MirrorAttributes.INDEX_TYPE, mirror.allow().indexType().name());
        }
        mirror.fallbackUrls().ifPresent(urls -> dockerProxy.set(MirrorAttributes.FALLBACKS, new ArrayList<>(urls)));
        if (mirror.port().isPresent()) {
            configuration.attributes(DOCKER).set(HTTP_PORT, mirror.port().getAsInt());
        } else {
            configuration.attributes(DOCKER).remove(HTTP_PORT);
        }
        configuration.attributes(DOCKER).set(FORCE_BASIC_AUTH, false);
        update(configuration);
    }

    void delete(String repository) {
        try {
            manager.delete(repository);
        } catch (Exception e) {
            throw new IllegalStateException("repository " + repository + " could not be deleted: " + e, e);
        }
    }

    void attachRule(String repository, EntityId rule) {
        Configuration configuration = copyOf(repository);
        configuration.setRoutingRuleId(rule);
        update(configuration);
    }

    /** Gives the repository the cleanup policies that the change makes of those it has. */
    void setCleanupPolicies(String repository, Consumer<Set<String>> change) {
        Configuration configuration = copyOf(repository);
        Set<String> policies = cleanupPolicies(configuration);
        change.accept(policies);
        // A list in its place breaks the server's own reading of it.
        configuration.attributes(CLEANUP).set(POLICY_NAME, policies);
        update(configuration);
    }

    void setLogin(String repository, Optional<Credentials> credentials) {
        Configuration configuration = copyOf(repository);
        NestedAttributesMap httpClient = configuration.attributes(MirrorAttributes.HTTP_CLIENT);
        if (credentials.isPresent()) {
            httpClient.set(MirrorAttributes.AUTHENTICATION, MirrorAttributes.authentication(credentials.get()));
        } else {
            httpClient.remove(MirrorAttributes.AUTHENTICATION);
        }
        update(configuration);
    }

    private Found.Repository found(Repository repository) {
        Configuration configuration = repository.getConfiguration();
        return new Found.Repository(
                repository.getName(),
                repository.getFormat().getValue(),
                configuration.getRecipeName(),
                ruleBy(configuration),
                String.valueOf(attribute(configuration, PROXY, REMOTE_URL, "")),
                IndexType.named(String.valueOf(
                        attribute(configuration, MirrorAttributes.DOCKER_PROXY, MirrorAttributes.INDEX_TYPE, null))),
                port(attribute(configuration, DOCKER, HTTP_PORT, null)),
                username(attribute(configuration, MirrorAttributes.HTTP_CLIENT, MirrorAttributes.AUTHENTICATION, null)),
                Boolean.TRUE.equals(attribute(configuration, DOCKER, FORCE_BASIC_AUTH, false)),
                cleanupPolicies(configuration),
                fallbacks(configuration));
    }

    private static List<String> fallbacks(Configuration configuration) {
        return texts(attribute(configuration, MirrorAttributes.DOCKER_PROXY, MirrorAttributes.FALLBACKS, List.of()));
    }

    private static Set<String> cleanupPolicies(Configuration configuration) {
        Object names = attribute(configuration, CLEANUP, POLICY_NAME, Set.of());
        return names instanceof Collection
                ? ((Collection<?>) names).stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>();
    }

    private static Optional<String> username(@Nullable Object authentication) {
        return authentication instanceof Map
                ? Optional.ofNullable(((Map<?, ?>) authentication).get(MirrorAttributes.USERNAME))
                        .map(Object::toString)
                : Optional.empty();
    }

    private @Nullable String ruleName(EntityId id) {
        RoutingRule rule = rules.getById(id.getValue());
        return rule == null ? null : rule.name();
    }

    private static @Nullable Object attribute(
            Configuration configuration, String map, String key, @Nullable Object otherwise) {
        Map<String, Map<String, Object>> attributes = configuration.getAttributes();
        Map<String, Object> values = attributes == null ? null : attributes.get(map);
        return values == null ? otherwise : values.getOrDefault(key, otherwise);
    }

    /** What a form saved comes back as Double. */
    private static OptionalInt port(@Nullable Object value) {
        return value instanceof Number ? OptionalInt.of(((Number) value).intValue()) : OptionalInt.empty();
    }

    private Configuration copyOf(String repository) {
        Repository found = manager.get(repository);
        if (found == null) {
            throw new IllegalStateException("repository " + repository + " is gone");
        }
        return found.getConfiguration().copy();
    }

    private void update(Configuration configuration) {
        try {
            manager.update(configuration);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "repository " + configuration.getRepositoryName() + " could not be changed: " + e, e);
        }
    }

    /** Nexus keeps the configuration of a repository that failed to start, and would answer 500 for it from then on. */
    private void deleteWhatDidNotStart(String repository) {
        try {
            if (manager.exists(repository)) {
                manager.delete(repository);
            }
        } catch (Exception e) {
            LOG.warn("docker-mirror: repository {} did not start and could not be deleted", repository, e);
        }
    }
}
