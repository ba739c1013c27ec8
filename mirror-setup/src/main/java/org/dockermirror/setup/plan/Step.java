package org.dockermirror.setup.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/** One write to a server. Its text is what a person reads in the plan. */
public sealed interface Step
        permits Step.WriteRule, Step.AttachRule, Step.WriteRepository, Step.WriteLogin, Right, Cleanup, Undo {

    /** Writes. */
    void take(Nexus nexus);

    /** Whether the server has what the step writes. */
    boolean holdsIn(Found found);

    /**
     * Takes back what the step made, where the server kept it without what closes it.
     *
     * @param found what the server has after the step
     * @return what a person is told of it; empty if there was nothing to take back
     */
    default Optional<String> takeBack(Nexus nexus, Found found) {
        return Optional.empty();
    }

    /** Whether the step can only refuse more, never less: it may be repeated without asking anybody. */
    default boolean closes() {
        return false;
    }

    /** Whether the step is one of those that together let anonymous users pull. */
    default boolean isForAnonymous() {
        return this instanceof Right;
    }

    /**
     * The name under which a receipt keeps what this step makes that carries no mark of its own in the server; empty if
     * there is nothing to keep.
     */
    default Optional<String> makes() {
        return Optional.empty();
    }

    /** The name under which it is remembered that a step which opens something was taken, so that it is not repeated. */
    default String key() {
        return toString();
    }

    /** Makes a rule, or brings it back to what the list says. */
    record WriteRule(String name, String description, List<String> matchers, boolean isNew) implements Step {
        /** The step that leaves the rule these matchers too. */
        WriteRule widenedBy(List<String> others) {
            if (matchers.containsAll(others)) {
                return this;
            }
            Set<String> all = new LinkedHashSet<>(others);
            all.addAll(matchers);
            return new WriteRule(name, description, List.copyOf(all), isNew);
        }

        @Override
        public void take(Nexus nexus) {
            if (isNew) {
                nexus.createRule(name, description, matchers);
            } else {
                nexus.updateRule(name, description, matchers);
            }
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.rule(name)
                    .filter(rule ->
                            rule.isOurs() && rule.allows() && rule.matchers().equals(matchers))
                    .isPresent();
        }

        @Override
        public boolean closes() {
            return true;
        }

        @Override
        public String toString() {
            return (isNew ? "create" : "update") + " routing rule " + name + " (ALLOW " + String.join(", ", matchers)
                    + ")";
        }
    }

    /** Attaches the rule to a repository that lost it. */
    record AttachRule(String repository, String rule) implements Step {
        @Override
        public void take(Nexus nexus) {
            nexus.attachRule(repository, rule);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.repository(repository)
                    .flatMap(Found.Repository::routingRule)
                    .equals(Optional.of(rule));
        }

        @Override
        public boolean closes() {
            return true;
        }

        @Override
        public String toString() {
            return "attach routing rule " + rule + " to repository " + repository;
        }
    }

    /** Before the addresses, in the text and the key of a step that gives any. */
    String FALLBACKS = ", fallbacks ";

    /** Makes the repository, with its rule, or gives it the upstream, index type, fallbacks and port that are wished now. */
    record WriteRepository(Mirror mirror, boolean isNew) implements Step {
        @Override
        public void take(Nexus nexus) {
            if (isNew) {
                nexus.createRepository(mirror);
            } else {
                nexus.updateRepository(mirror);
            }
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.repository(mirror.repository())
                    .filter(repository -> repository.recipe().equals(Plan.RECIPE)
                            && (!isNew || repository.routingRule().equals(Optional.of(mirror.routingRule())))
                            && repository.upstream().equals(mirror.upstream().toString())
                            && mirror.fallbackUrls()
                                    .orElse(repository.fallbacks())
                                    .equals(repository.fallbacks())
                            && repository.namesImagesAs(mirror.allow().indexType())
                            && repository.port().equals(mirror.port())
                            && !repository.forceBasicAuth()
                            && (!isNew
                                    || repository
                                            .username()
                                            .equals(mirror.credentials().map(Credentials::username))))
                    .isPresent();
        }

        @Override
        public Optional<String> takeBack(Nexus nexus, Found found) {
            boolean isOpen = isNew
                    && found.repository(mirror.repository())
                            .filter(repository -> !repository.routingRule().equals(Optional.of(mirror.routingRule())))
                            .isPresent();
            if (!isOpen) {
                return Optional.empty();
            }
            nexus.deleteRepository(mirror.repository());
            return Optional.of(
                    "it came without its routing rule, so repository " + mirror.repository() + " was deleted again");
        }

        @Override
        public Optional<String> makes() {
            return isNew ? Optional.of(Receipt.repository(mirror.repository())) : Optional.empty();
        }

        @Override
        public String key() {
            return "repository " + settings();
        }

        @Override
        public String toString() {
            return (isNew ? "create" : "update") + " repository " + settings();
        }

        private String settings() {
            String connector =
                    mirror.port().isPresent() ? ", port " + mirror.port().getAsInt() : "";
            List<String> fallbacks = mirror.fallbackUrls().orElse(List.of());
            IndexType indexType = mirror.allow().indexType();
            return mirror.repository() + " (" + Plan.RECIPE + " to " + mirror.upstream()
                    + (indexType == IndexType.HUB ? "" : ", index type " + indexType)
                    + (fallbacks.isEmpty() ? "" : FALLBACKS + String.join(" ", fallbacks)) + connector
                    + ", routing rule "
                    + mirror.routingRule() + ")";
        }
    }

    /** Gives the repository its account at the upstream, or takes that away. */
    record WriteLogin(String repository, Optional<Credentials> credentials) implements Step {
        @Override
        public void take(Nexus nexus) {
            nexus.setLogin(repository, credentials);
        }

        /** As far as can be seen: a server does not tell passwords. */
        @Override
        public boolean holdsIn(Found found) {
            return found.repository(repository)
                    .map(Found.Repository::username)
                    .equals(Optional.of(credentials.map(Credentials::username)));
        }

        @Override
        public String key() {
            return "login of repository " + repository;
        }

        @Override
        public String toString() {
            return credentials
                    .map(account -> "give repository " + repository + " the " + account + " at its upstream")
                    .orElse("take its account at the upstream from repository " + repository);
        }
    }
}
