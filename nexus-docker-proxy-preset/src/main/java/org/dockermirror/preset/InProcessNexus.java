package org.dockermirror.preset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/** This server, asked through its own services. */
@Named
@Singleton
public class InProcessNexus implements Nexus {

    private final DockerFormat format;
    private final RoutingRules rules;
    private final Repositories repositories;
    private final AnonymousRights anonymous;
    private final CleanupPolicies cleanup;

    @Inject
    public InProcessNexus(
            DockerFormat format,
            RoutingRules rules,
            Repositories repositories,
            AnonymousRights anonymous,
            CleanupPolicies cleanup) {
        this.format = format;
        this.rules = rules;
        this.repositories = repositories;
        this.anonymous = anonymous;
        this.cleanup = cleanup;
    }

    @Override
    public Found look() {
        return new Found(
                format.isReady(),
                rules.found(),
                repositories.found(),
                anonymous.roles(),
                anonymous.anonymous(),
                anonymous.activeRealms(),
                repositories.groups(),
                cleanup.found(),
                anonymous.privileges(),
                format.takesFallbacks());
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
        repositories.create(mirror, rules.idOf(mirror.routingRule()));
    }

    @Override
    public void updateRepository(Mirror mirror) {
        repositories.update(mirror);
    }

    @Override
    public void attachRule(String repository, String rule) {
        repositories.attachRule(repository, rules.idOf(rule));
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
        anonymous.createRole(id, description, privileges, roles);
    }

    @Override
    public void updateRole(String id, String description, Set<String> privileges, Set<String> roles) {
        anonymous.updateRole(id, description, privileges, roles);
    }

    @Override
    public void enableRealm(String realm) {
        anonymous.enableRealm(realm);
    }

    @Override
    public void grantToAnonymous(String role) {
        anonymous.grant(role);
    }

    @Override
    public void enableAnonymous() {
        anonymous.setEnabled(true);
    }

    @Override
    public void revokeFromAnonymous(String role) {
        anonymous.revoke(role);
    }

    @Override
    public void deleteRole(String id) {
        anonymous.deleteRole(id);
    }

    @Override
    public void disableRealm(String realm) {
        anonymous.disableRealm(realm);
    }

    @Override
    public void disableAnonymous() {
        anonymous.setEnabled(false);
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
