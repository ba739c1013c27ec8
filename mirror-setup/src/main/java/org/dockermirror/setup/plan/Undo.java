package org.dockermirror.setup.plan;

/** One write to a server that takes back what another step made. All of them close. */
public sealed interface Undo extends Step {

    @Override
    default boolean closes() {
        return true;
    }

    /** Takes the role from the anonymous user. */
    record RevokeFromAnonymous(String role) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.revokeFromAnonymous(role);
        }

        @Override
        public boolean holdsIn(Found found) {
            return !found.anonymous().roles().contains(role);
        }

        @Override
        public String toString() {
            return "take role " + role + " from the anonymous user";
        }
    }

    /** Deletes a role. */
    record DeleteRole(String id) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.deleteRole(id);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.role(id).isEmpty();
        }

        @Override
        public String toString() {
            return "delete role " + id;
        }
    }

    /** Deactivates a realm. */
    record DisableRealm(String realm) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.disableRealm(realm);
        }

        @Override
        public boolean holdsIn(Found found) {
            return !found.activeRealms().contains(realm);
        }

        @Override
        public String toString() {
            return "deactivate realm " + realm;
        }
    }

    /** Switches anonymous access off again. */
    record DisableAnonymous() implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.disableAnonymous();
        }

        @Override
        public boolean holdsIn(Found found) {
            return !found.anonymous().enabled();
        }

        @Override
        public String toString() {
            return "switch anonymous access off";
        }
    }

    /** Deletes a repository with everything in it. */
    record DeleteRepository(String name) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.deleteRepository(name);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.repository(name).isEmpty();
        }

        @Override
        public String toString() {
            return "delete repository " + name + " and what it has cached";
        }
    }

    /** Deletes a routing rule. */
    record DeleteRule(String name) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.deleteRule(name);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.rule(name).isEmpty();
        }

        @Override
        public String toString() {
            return "delete routing rule " + name;
        }
    }

    /** Takes the cleanup policy from the repository. */
    record DetachCleanupPolicy(String repository, String policy) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.detachCleanupPolicy(repository, policy);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.repository(repository)
                    .filter(there -> there.cleanupPolicies().contains(policy))
                    .isEmpty();
        }

        @Override
        public String toString() {
            return "take cleanup policy " + policy + " from repository " + repository;
        }
    }

    /** Deletes a cleanup policy. */
    record DeleteCleanupPolicy(String name) implements Undo {
        @Override
        public void take(Nexus nexus) {
            nexus.deleteCleanupPolicy(name);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.cleanupPolicy(name).isEmpty();
        }

        @Override
        public String toString() {
            return "delete cleanup policy " + name;
        }
    }
}
