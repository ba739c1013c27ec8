package org.dockermirror.anonymous;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.anonymous.AnonymousManager;
import org.sonatype.nexus.security.role.RoleIdentifier;
import org.sonatype.nexus.security.user.User;
import org.sonatype.nexus.security.user.UserManager;
import org.sonatype.nexus.security.user.UserNotFoundException;

/** The user that requests without a login run as, and the roles that it has. */
@Named
@Singleton
public class AnonymousUser {

    private final AnonymousManager anonymous;
    private final SecuritySystem security;

    @Inject
    public AnonymousUser(AnonymousManager anonymous, SecuritySystem security) {
        this.anonymous = anonymous;
        this.security = security;
    }

    /** Whether anonymous access is on. */
    public boolean isEnabled() {
        return anonymous.isEnabled();
    }

    /** Whether somebody ever switched anonymous access on or off; else it is as the server's properties have it. */
    public boolean isConfigured() {
        return anonymous.isConfigured();
    }

    /** The user's id, {@code anonymous} unless somebody chose another. */
    public String id() {
        return anonymous.getConfiguration().getUserId();
    }

    /** The ids of the roles that the user has; none if there is no such user. */
    public Set<String> roles() {
        Set<String> ids = new TreeSet<>();
        identifiers().forEach(role -> ids.add(role.getRoleId()));
        return ids;
    }

    /**
     * Gives the user a role; those that it has, it keeps.
     *
     * @throws IllegalStateException if there is no such user
     */
    public void addRole(String role) {
        Set<RoleIdentifier> roles = new HashSet<>(identifiers());
        roles.add(identifier(role));
        set(roles);
    }

    /**
     * Takes one role from the user.
     *
     * @throws IllegalStateException if there is no such user
     */
    public void removeRole(String role) {
        Set<RoleIdentifier> roles = new HashSet<>(identifiers());
        if (roles.remove(identifier(role))) {
            set(roles);
        }
    }

    private Set<RoleIdentifier> identifiers() {
        try {
            User user = security.getUser(id());
            return user.getRoles();
        } catch (UserNotFoundException e) {
            return new HashSet<>();
        }
    }

    private void set(Set<RoleIdentifier> roles) {
        try {
            security.setUsersRoles(id(), UserManager.DEFAULT_SOURCE, roles);
        } catch (UserNotFoundException e) {
            throw new IllegalStateException("the server has no user " + id() + " for anonymous access", e);
        }
    }

    private static RoleIdentifier identifier(String role) {
        return new RoleIdentifier(UserManager.DEFAULT_SOURCE, role);
    }
}
