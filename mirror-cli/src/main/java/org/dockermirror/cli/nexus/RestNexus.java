package org.dockermirror.cli.nexus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/** A server, set up over its own REST. */
public final class RestNexus implements Nexus {

    private final Dialect dialect;
    private final RestRules rules;
    private final RestRepositories repositories;
    private final RestSecurity security;
    private final RestCleanupPolicies cleanup;

    /** @param accounts the account at the upstream that is wished for each repository that has one */
    RestNexus(Rest rest, Dialect dialect, Map<String, Credentials> accounts) {
        this.dialect = dialect;
        this.rules = new RestRules(rest);
        this.repositories = new RestRepositories(rest, dialect, accounts);
        this.security = new RestSecurity(rest);
        this.cleanup = new RestCleanupPolicies(rest);
    }

    @Override
    public Found look() {
        Map<String, Found.Repository> found = repositories.found();
        return new Found(
                dialect.dockerFormat(),
                rules.found(),
                found,
                security.roles(),
                security.anonymous(),
                security.activeRealms(),
                repositories.groups(found),
                cleanup.found(),
                security.privileges(),
                dialect.fallbacks());
    }

    @Override
    public void createRule(String name, String description, List<String> matchers) {
        rules.create(name, description, matchers);
    }

    @Override
    public void updateRule(String name, String description, List<String> matchers) {
        rules.update(name, description, matchers);
    }

    @Override
    public void createRepository(Mirror mirror) {
        repositories.create(mirror);
    }

    @Override
    public void updateRepository(Mirror mirror) {
        repositories.update(mirror);
    }

    @Override
    public void attachRule(String repository, String rule) {
        repositories.attachRule(repository, rule);
    }

    @Override
    public void setLogin(String repository, Optional<Credentials> credentials) {
        repositories.setLogin(repository, credentials);
    }

    @Override
    public void createCleanupPolicy(String name, String notes, int lastDownloadedDays) {
        cleanup.create(name, notes, lastDownloadedDays);
    }

    @Override
    public void updateCleanupPolicy(String name, String notes, int lastDownloadedDays) {
        cleanup.update(name, notes, lastDownloadedDays);
    }

    @Override
    public void deleteCleanupPolicy(String name) {
        cleanup.delete(name);
    }

    @Override
    public void attachCleanupPolicy(String repository, String policy) {
        repositories.setCleanupPolicies(repository, policies -> policies.add(policy));
    }

    @Override
    public void detachCleanupPolicy(String repository, String policy) {
        repositories.setCleanupPolicies(repository, policies -> policies.remove(policy));
    }

    @Override
    public void createRole(String id, String description, Set<String> privileges, Set<String> roles) {
        security.createRole(id, description, privileges, roles);
    }

    @Override
    public void updateRole(String id, String description, Set<String> privileges, Set<String> roles) {
        security.updateRole(id, description, privileges, roles);
    }

    @Override
    public void enableRealm(String realm) {
        security.enableRealm(realm);
    }

    @Override
    public void grantToAnonymous(String role) {
        security.grantToAnonymous(role);
    }

    @Override
    public void enableAnonymous() {
        security.setAnonymousEnabled(true);
    }

    @Override
    public void revokeFromAnonymous(String role) {
        security.revokeFromAnonymous(role);
    }

    @Override
    public void deleteRole(String id) {
        security.deleteRole(id);
    }

    @Override
    public void disableRealm(String realm) {
        security.disableRealm(realm);
    }

    @Override
    public void disableAnonymous() {
        security.setAnonymousEnabled(false);
    }

    @Override
    public void deleteRepository(String name) {
        repositories.delete(name);
    }

    @Override
    public void deleteRule(String name) {
        rules.delete(name);
    }
}
