package org.dockermirror.setup.plan;

import java.util.Optional;
import java.util.Set;

/** One of the writes that together let anonymous users pull. */
public sealed interface Right extends Step {

    /** Makes the role that lets pull, or gives it what is wished now. */
    record WriteRole(String id, String description, Set<String> privileges, Set<String> roles, boolean isNew)
            implements Right {
        @Override
        public void take(Nexus nexus) {
            if (isNew) {
                nexus.createRole(id, description, privileges, roles);
            } else {
                nexus.updateRole(id, description, privileges, roles);
            }
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.role(id)
                    .filter(role -> role.isOurs()
                            && role.privileges().equals(privileges)
                            && role.roles().equals(roles))
                    .isPresent();
        }

        @Override
        public String key() {
            return "role " + rights();
        }

        @Override
        public String toString() {
            return (isNew ? "create" : "update") + " role " + rights();
        }

        private String rights() {
            return id + " (" + String.join(", ", privileges)
                    + (roles.isEmpty() ? "" : "; contains " + String.join(", ", roles)) + ")";
        }
    }

    /** Activates a realm. */
    record EnableRealm(String realm) implements Right {
        @Override
        public void take(Nexus nexus) {
            nexus.enableRealm(realm);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.activeRealms().contains(realm);
        }

        @Override
        public Optional<String> makes() {
            return Optional.of(Receipt.realm(realm));
        }

        @Override
        public String toString() {
            return "activate realm " + realm;
        }
    }

    /** Gives the role to anonymous users. */
    record GrantToAnonymous(String role) implements Right {
        @Override
        public void take(Nexus nexus) {
            nexus.grantToAnonymous(role);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.anonymous().roles().contains(role);
        }

        @Override
        public Optional<String> makes() {
            return Optional.of(Receipt.grant(role));
        }

        @Override
        public String toString() {
            return "give role " + role + " to the anonymous user";
        }
    }

    /** Switches anonymous access on, which a person switched off. */
    record EnableAnonymous() implements Right {
        @Override
        public void take(Nexus nexus) {
            nexus.enableAnonymous();
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.anonymous().enabled();
        }

        @Override
        public Optional<String> makes() {
            return Optional.of(Receipt.ANONYMOUS_ACCESS);
        }

        @Override
        public String toString() {
            return "switch anonymous access on";
        }
    }
}
