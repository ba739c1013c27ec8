package org.dockermirror.setup.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;

/**
 * A Nexus server, seen as far as mirrors need it. What is written must be read back with {@link #look}.
 *
 * <p>Every method may throw an unchecked exception when the server refuses or cannot be asked.
 */
public interface Nexus {

    /** What the server has now. */
    Found look();

    /** Makes a routing rule of mode ALLOW. */
    void createRule(String name, String description, List<String> matchers);

    /** Gives a routing rule these matchers, and mode ALLOW. */
    void updateRule(String name, String description, List<String> matchers);

    /** Makes the {@code docker-proxy} repository with its rule, reachable for anonymous users by bearer token. */
    void createRepository(Mirror mirror);

    /**
     * Gives the repository the mirror's upstream and port, and its fallbacks if it says which, makes it reachable for anonymous users by bearer token, and
     * leaves everything else as it is.
     */
    void updateRepository(Mirror mirror);

    /** Gives the repository the rule, and leaves everything else as it is. */
    void attachRule(String repository, String rule);

    /** Gives the repository this account at its upstream, or none, and leaves everything else as it is. */
    void setLogin(String repository, Optional<Credentials> credentials);

    /** Makes a cleanup policy that deletes Docker images which nobody pulled for that many days. */
    void createCleanupPolicy(String name, String notes, int lastDownloadedDays);

    /** Gives a cleanup policy this criterion, and no other. */
    void updateCleanupPolicy(String name, String notes, int lastDownloadedDays);

    /** Deletes a cleanup policy that no repository carries. */
    void deleteCleanupPolicy(String name);

    /** Adds the cleanup policy to those of the repository, and leaves everything else as it is. */
    void attachCleanupPolicy(String repository, String policy);

    /** Takes the cleanup policy from the repository, and leaves everything else as it is. */
    void detachCleanupPolicy(String repository, String policy);

    /** Makes a role. */
    void createRole(String id, String description, Set<String> privileges, Set<String> roles);

    /** Gives the role these privileges and roles. */
    void updateRole(String id, String description, Set<String> privileges, Set<String> roles);

    /** Puts the realm behind the active ones, whose order stays. */
    void enableRealm(String realm);

    /** Adds the role to those of the anonymous user. */
    void grantToAnonymous(String role);

    /** Switches anonymous access on, for the user and realm that it has. */
    void enableAnonymous();

    /** Takes the role from the anonymous user, who keeps all others. */
    void revokeFromAnonymous(String role);

    /** Deletes a role. */
    void deleteRole(String id);

    /** Deactivates a realm; the others keep their order. */
    void disableRealm(String realm);

    /** Switches anonymous access off. */
    void disableAnonymous();

    /** Deletes a repository with everything in it. */
    void deleteRepository(String name);

    /** Deletes a routing rule that no repository carries. */
    void deleteRule(String name);
}
