package org.dockermirror.setup.plan;

/** One write to a server that lets its daily cleanup delete cached images which nobody pulls. */
public sealed interface Cleanup extends Step {

    /** A number of days in words. */
    static String inDays(int days) {
        return days + (days == 1 ? " day" : " days");
    }

    /** Makes the cleanup policy, or gives it the number of days that is wished now. */
    record WritePolicy(String name, String notes, int days, boolean isNew) implements Cleanup {
        @Override
        public void take(Nexus nexus) {
            if (isNew) {
                nexus.createCleanupPolicy(name, notes, days);
            } else {
                nexus.updateCleanupPolicy(name, notes, days);
            }
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.cleanupPolicy(name)
                    .filter(policy -> policy.isOurs()
                            && policy.lastDownloadedDays().isPresent()
                            && policy.lastDownloadedDays().getAsInt() == days)
                    .isPresent();
        }

        @Override
        public String key() {
            return Receipt.cleanupPolicy(name) + " (" + days + ")";
        }

        @Override
        public String toString() {
            return (isNew ? "create" : "update") + " cleanup policy " + name + " (delete what was not pulled for "
                    + inDays(days) + ")";
        }
    }

    /** Adds the policy to those of the repository. */
    record AttachPolicy(String repository, String policy) implements Cleanup {
        @Override
        public void take(Nexus nexus) {
            nexus.attachCleanupPolicy(repository, policy);
        }

        @Override
        public boolean holdsIn(Found found) {
            return found.repository(repository)
                    .filter(there -> there.cleanupPolicies().contains(policy))
                    .isPresent();
        }

        @Override
        public String key() {
            return Receipt.cleanupPolicy(policy) + " of repository " + repository;
        }

        @Override
        public String toString() {
            return "attach cleanup policy " + policy + " to repository " + repository;
        }
    }
}
