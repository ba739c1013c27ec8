package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/** A server in memory, that notes every write. */
final class FakeNexus implements Nexus {

    final List<String> writes = new ArrayList<>();
    boolean dockerFormat = true;
    boolean takesFallbacks = true;
    boolean anonymousEnabled = true;
    boolean forgetsRoles;
    final Map<String, Found.Rule> rules = new HashMap<>();
    final Map<String, Found.Repository> repositories = new HashMap<>();
    final Map<String, Found.Role> roles = new HashMap<>();
    final Map<String, Found.CleanupPolicy> policies = new HashMap<>();
    final Map<String, ReadPrivilege> privileges = new HashMap<>();
    final Set<String> anonymousRoles = new HashSet<>(Set.of("nx-anonymous"));
    final List<String> realms = new ArrayList<>(List.of("NexusAuthenticatingRealm", "LdapRealm"));

    @Override
    public Found look() {
        return new Found(
                dockerFormat,
                rules,
                repositories,
                roles,
                new Found.Anonymous(anonymousEnabled, true, "anonymous", Set.copyOf(anonymousRoles)),
                realms,
                Map.of(),
                policies,
                privileges,
                takesFallbacks);
    }

    @Override
    public void createRule(String name, String description, List<String> matchers) {
        writes.add("create rule " + name);
        rules.put(name, new Found.Rule(name, description, true, matchers));
    }

    @Override
    public void updateRule(String name, String description, List<String> matchers) {
        writes.add("update rule " + name);
        rules.put(name, new Found.Rule(name, description, true, matchers));
    }

    @Override
    public void createRepository(Mirror mirror) {
        writes.add("create repository " + mirror.repository());
        put(mirror, Optional.of(mirror.routingRule()), Set.of(), List.of());
    }

    @Override
    public void updateRepository(Mirror mirror) {
        writes.add("update repository " + mirror.repository());
        Found.Repository old = repositories.get(mirror.repository());
        put(mirror, old.routingRule(), old.cleanupPolicies(), old.fallbacks());
    }

    @Override
    public void attachRule(String repository, String rule) {
        writes.add("attach rule " + rule);
        Found.Repository old = repositories.get(repository);
        change(repository, Optional.of(rule), old.username(), old.cleanupPolicies());
    }

    @Override
    public void setLogin(String repository, Optional<Credentials> credentials) {
        writes.add("login " + repository + " "
                + credentials.map(Credentials::password).orElse("-"));
        Found.Repository old = repositories.get(repository);
        change(repository, old.routingRule(), credentials.map(Credentials::username), old.cleanupPolicies());
    }

    @Override
    public void createRole(String id, String description, Set<String> privileges, Set<String> contained) {
        writes.add("create role " + id);
        if (!forgetsRoles) {
            roles.put(id, new Found.Role(id, description, privileges, contained));
        }
    }

    @Override
    public void updateRole(String id, String description, Set<String> privileges, Set<String> contained) {
        writes.add("update role " + id);
        roles.put(id, new Found.Role(id, description, privileges, contained));
    }

    @Override
    public void enableRealm(String realm) {
        writes.add("enable realm " + realm);
        realms.add(realm);
    }

    @Override
    public void grantToAnonymous(String role) {
        writes.add("grant " + role);
        anonymousRoles.add(role);
    }

    @Override
    public void enableAnonymous() {
        writes.add("enable anonymous access");
        anonymousEnabled = true;
    }

    @Override
    public void revokeFromAnonymous(String role) {
        writes.add("revoke " + role);
        anonymousRoles.remove(role);
    }

    @Override
    public void deleteRole(String id) {
        writes.add("delete role " + id);
        roles.remove(id);
    }

    @Override
    public void disableRealm(String realm) {
        writes.add("disable realm " + realm);
        realms.remove(realm);
    }

    @Override
    public void disableAnonymous() {
        writes.add("disable anonymous access");
        anonymousEnabled = false;
    }

    @Override
    public void deleteRepository(String name) {
        writes.add("delete repository " + name);
        repositories.remove(name);
    }

    @Override
    public void deleteRule(String name) {
        writes.add("delete rule " + name);
        rules.remove(name);
    }

    @Override
    public void createCleanupPolicy(String name, String notes, int lastDownloadedDays) {
        writes.add("create cleanup policy " + name);
        policies.put(name, new Found.CleanupPolicy(name, notes, OptionalInt.of(lastDownloadedDays)));
    }

    @Override
    public void updateCleanupPolicy(String name, String notes, int lastDownloadedDays) {
        writes.add("update cleanup policy " + name);
        policies.put(name, new Found.CleanupPolicy(name, notes, OptionalInt.of(lastDownloadedDays)));
    }

    @Override
    public void deleteCleanupPolicy(String name) {
        writes.add("delete cleanup policy " + name);
        policies.remove(name);
    }

    @Override
    public void attachCleanupPolicy(String repository, String policy) {
        writes.add("attach cleanup policy " + policy);
        Found.Repository old = repositories.get(repository);
        Set<String> attached = new HashSet<>(old.cleanupPolicies());
        attached.add(policy);
        change(repository, old.routingRule(), old.username(), attached);
    }

    @Override
    public void detachCleanupPolicy(String repository, String policy) {
        writes.add("detach cleanup policy " + policy);
        Found.Repository old = repositories.get(repository);
        Set<String> attached = new HashSet<>(old.cleanupPolicies());
        attached.remove(policy);
        change(repository, old.routingRule(), old.username(), attached);
    }

    private void change(String name, Optional<String> rule, Optional<String> username, Set<String> cleanupPolicies) {
        repositories.computeIfPresent(
                name,
                (same, old) -> new Found.Repository(
                        name,
                        old.format(),
                        old.recipe(),
                        rule,
                        old.upstream(),
                        old.indexType(),
                        old.port(),
                        username,
                        false,
                        cleanupPolicies,
                        old.fallbacks()));
    }

    private void put(Mirror mirror, Optional<String> rule, Set<String> cleanupPolicies, List<String> fallbacks) {
        repositories.put(
                mirror.repository(),
                new Found.Repository(
                        mirror.repository(),
                        "docker",
                        Plan.RECIPE,
                        rule,
                        mirror.upstream().toString(),
                        mirror.allow().indexType(),
                        mirror.port(),
                        mirror.credentials().map(Credentials::username),
                        false,
                        cleanupPolicies,
                        takesFallbacks ? mirror.fallbackUrls().orElse(fallbacks) : List.of()));
    }
}
