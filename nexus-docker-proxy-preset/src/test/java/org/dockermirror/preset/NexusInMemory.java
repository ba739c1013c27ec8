package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.jspecify.annotations.Nullable;

/** A server that keeps what is written, and notes each write. */
final class NexusInMemory implements Nexus {

    final List<String> writes = new ArrayList<>();
    final Map<String, Found.Rule> rules = new TreeMap<>();
    final Map<String, Found.Repository> repositories = new TreeMap<>();
    final Map<String, Found.Role> roles = new TreeMap<>();
    final Set<String> granted = new TreeSet<>();
    final Set<String> realms = new TreeSet<>();

    /** The repository that cannot be made or deleted; empty if all can. */
    String stuck = "";

    private boolean isAnonymousOn = true;

    @Override
    public Found look() {
        return new Found(
                true,
                rules,
                repositories,
                roles,
                new Found.Anonymous(isAnonymousOn, false, "anonymous", Set.copyOf(granted)),
                List.copyOf(realms));
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
        requireFree(mirror.repository());
        writes.add("create repository " + mirror.repository());
        put(mirror, mirror.routingRule());
    }

    @Override
    public void updateRepository(Mirror mirror) {
        writes.add("update repository " + mirror.repository());
        put(mirror, repositories.get(mirror.repository()).routingRule().orElse(null));
    }

    @Override
    public void attachRule(String repository, String rule) {
        writes.add("attach rule " + rule + " to " + repository);
        repositories.computeIfPresent(
                repository,
                (name, there) -> new Found.Repository(
                        name,
                        there.format(),
                        there.recipe(),
                        Optional.of(rule),
                        there.upstream(),
                        there.indexType(),
                        there.port(),
                        there.username(),
                        there.forceBasicAuth(),
                        there.cleanupPolicies(),
                        there.fallbacks()));
    }

    @Override
    public void setLogin(String repository, Optional<Credentials> credentials) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createCleanupPolicy(String name, String notes, int lastDownloadedDays) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void updateCleanupPolicy(String name, String notes, int lastDownloadedDays) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void deleteCleanupPolicy(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void attachCleanupPolicy(String repository, String policy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void detachCleanupPolicy(String repository, String policy) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void createRole(String id, String description, Set<String> privileges, Set<String> roles) {
        writes.add("create role " + id);
        this.roles.put(id, new Found.Role(id, description, privileges, roles));
    }

    @Override
    public void updateRole(String id, String description, Set<String> privileges, Set<String> roles) {
        writes.add("update role " + id);
        this.roles.put(id, new Found.Role(id, description, privileges, roles));
    }

    @Override
    public void enableRealm(String realm) {
        writes.add("enable realm " + realm);
        realms.add(realm);
    }

    @Override
    public void grantToAnonymous(String role) {
        writes.add("grant " + role);
        granted.add(role);
    }

    @Override
    public void enableAnonymous() {
        writes.add("enable anonymous");
        isAnonymousOn = true;
    }

    @Override
    public void revokeFromAnonymous(String role) {
        writes.add("revoke " + role);
        granted.remove(role);
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
        writes.add("disable anonymous");
        isAnonymousOn = false;
    }

    @Override
    public void deleteRepository(String name) {
        requireFree(name);
        writes.add("delete repository " + name);
        repositories.remove(name);
    }

    @Override
    public void deleteRule(String name) {
        writes.add("delete rule " + name);
        rules.remove(name);
    }

    private void requireFree(String repository) {
        if (repository.equals(stuck)) {
            throw new IllegalStateException("repository " + repository + " is stuck");
        }
    }

    private void put(Mirror mirror, @Nullable String rule) {
        repositories.put(
                mirror.repository(),
                new Found.Repository(
                        mirror.repository(),
                        "docker",
                        "docker-proxy",
                        Optional.ofNullable(rule),
                        mirror.upstream().toString(),
                        mirror.allow().indexType(),
                        mirror.port(),
                        Optional.empty(),
                        false,
                        Set.of(),
                        List.of()));
    }
}
