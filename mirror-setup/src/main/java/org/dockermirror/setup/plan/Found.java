package org.dockermirror.setup.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.allowlist.rule.IndexType;

/**
 * What a server has, as far as mirrors are concerned, at one moment.
 *
 * @param dockerFormat whether a Docker proxy repository can be made: the recipe is there, and its tables are
 * @param rules the routing rules, by name
 * @param repositories all repositories, by name
 * @param roles the roles that can be changed, by id
 * @param anonymous anonymous access
 * @param activeRealms the ids of the active realms, in their order
 * @param groups the names of the members of each Docker group, by its name
 * @param cleanupPolicies the cleanup policies, by name
 * @param privileges the privileges to read that a person made, by name
 * @param takesFallbacks whether the Docker format knows {@code dockerProxy.fallbackUrls}, as the open one does
 */
public record Found(
        boolean dockerFormat,
        Map<String, Rule> rules,
        Map<String, Repository> repositories,
        Map<String, Role> roles,
        Anonymous anonymous,
        List<String> activeRealms,
        Map<String, List<String>> groups,
        Map<String, CleanupPolicy> cleanupPolicies,
        Map<String, ReadPrivilege> privileges,
        boolean takesFallbacks) {

    public Found {
        rules = Map.copyOf(rules);
        repositories = Map.copyOf(repositories);
        roles = Map.copyOf(roles);
        activeRealms = List.copyOf(activeRealms);
        groups = Map.copyOf(groups);
        cleanupPolicies = Map.copyOf(cleanupPolicies);
        privileges = Map.copyOf(privileges);
    }

    /** A server with the open format, and without groups, cleanup policies and privileges that a person made. */
    public Found(
            boolean dockerFormat,
            Map<String, Rule> rules,
            Map<String, Repository> repositories,
            Map<String, Role> roles,
            Anonymous anonymous,
            List<String> activeRealms) {
        this(
                dockerFormat,
                rules,
                repositories,
                roles,
                anonymous,
                activeRealms,
                Map.of(),
                Map.of(),
                Map.of(),
                dockerFormat);
    }

    /** A routing rule ({@code RoutingRule}). */
    public record Rule(String name, String description, boolean allows, List<String> matchers) {
        boolean isOurs() {
            return Mark.isIn(description);
        }
    }

    /**
     * A repository.
     *
     * @param format such as {@code docker}
     * @param recipe such as {@code docker-proxy}
     * @param routingRule the name of its rule
     * @param upstream {@code proxy.remoteUrl}, empty if it is no proxy
     * @param indexType {@code dockerProxy.indexType}: how the upstream names its images
     * @param port {@code docker.httpPort}
     * @param username {@code httpclient.authentication.username}: the account at the upstream
     * @param forceBasicAuth {@code docker.forceBasicAuth}: whether anonymous clients get no token
     * @param cleanupPolicies {@code cleanup.policyName}: the names of its cleanup policies
     * @param fallbacks {@code dockerProxy.fallbackUrls}
     */
    public record Repository(
            String name,
            String format,
            String recipe,
            Optional<String> routingRule,
            String upstream,
            IndexType indexType,
            OptionalInt port,
            Optional<String> username,
            boolean forceBasicAuth,
            Set<String> cleanupPolicies,
            List<String> fallbacks) {

        public Repository {
            cleanupPolicies = Set.copyOf(cleanupPolicies);
            fallbacks = List.copyOf(fallbacks);
        }

        /** A repository with the images of Docker Hub, that anonymous clients get a token for. */
        public Repository(
                String name,
                String format,
                String recipe,
                Optional<String> routingRule,
                String upstream,
                OptionalInt port,
                Optional<String> username) {
            this(
                    name,
                    format,
                    recipe,
                    routingRule,
                    upstream,
                    IndexType.HUB,
                    port,
                    username,
                    false,
                    Set.of(),
                    List.of());
        }

        /**
         * Whether it names its images as wished. A person who named an index of his own ({@code CUSTOM}) meant it, and no
         * wish is written over that.
         */
        boolean namesImagesAs(IndexType wished) {
            return indexType == wished || indexType == IndexType.CUSTOM;
        }

        /** A repository without an account at its upstream. */
        public Repository(
                String name,
                String format,
                String recipe,
                Optional<String> routingRule,
                String upstream,
                OptionalInt port) {
            this(name, format, recipe, routingRule, upstream, port, Optional.empty());
        }
    }

    /** A role: the privileges that it holds, and the roles that it contains. */
    public record Role(String id, String description, Set<String> privileges, Set<String> roles) {
        boolean isOurs() {
            return Mark.isIn(description);
        }
    }

    /**
     * Anonymous access.
     *
     * @param enabled whether it is on
     * @param configured whether somebody ever said so, on or off
     * @param userId the user that anonymous requests run as
     * @param roles that user's roles
     */
    public record Anonymous(boolean enabled, boolean configured, String userId, Set<String> roles) {
        /** Whether somebody switched it off. */
        public boolean isSwitchedOff() {
            return configured && !enabled;
        }
    }

    /**
     * A cleanup policy of the format {@code docker} ({@code CleanupPolicy}).
     *
     * @param lastDownloadedDays the one criterion that it has; empty if it has another, or more
     */
    public record CleanupPolicy(String name, String notes, OptionalInt lastDownloadedDays) {
        boolean isOurs() {
            return Mark.isIn(notes);
        }
    }

    Optional<CleanupPolicy> cleanupPolicy(String name) {
        return Optional.ofNullable(cleanupPolicies.get(name));
    }

    Optional<Rule> rule(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    Optional<Repository> repository(String name) {
        return Optional.ofNullable(repositories.get(name));
    }

    Optional<Role> role(String id) {
        return Optional.ofNullable(roles.get(id));
    }

    /** Whether the repository carries a routing rule of ours. */
    public boolean hasRuleOfOurs(Repository repository) {
        return repository.routingRule().flatMap(this::rule).filter(Rule::isOurs).isPresent();
    }
}
