package org.dockermirror.anonymous;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.anonymous.AnonymousConfiguration;
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

    /** The id of the realm that authorizes the user. */
    public String realm() {
        return anonymous.getConfiguration().getRealmName();
    }

    /** The ids of the roles that the user has; none if there is no such user. */
    public Set<String> roles() {
        Set<String> ids = new TreeSet<>();
        user().ifPresent(user -> user.getRoles().forEach(role -> ids.add(role.getRoleId())));
        return ids;
    }

    /**
     * Gives the user a role; those that it has, it keeps.
     *
     * @throws IllegalStateException if there is no such user
     */
    public void addRole(String role) {
        User user = existingUser();
        Set<RoleIdentifier> roles = new HashSet<>(user.getRoles());
        if (roles.add(identifier(role))) {
            set(user, roles);
        }
    }

    /**
     * Takes one role from the user.
     *
     * @throws IllegalStateException if there is no such user
     */
    public void removeRole(String role) {
        User user = existingUser();
        Set<RoleIdentifier> roles = new HashSet<>(user.getRoles());
        if (roles.remove(identifier(role))) {
            set(user, roles);
        }
    }

    /** Switches anonymous access on or off; user and realm stay. */
    public void setEnabled(boolean enabled) {
        AnonymousConfiguration configuration = anonymous.getConfiguration().copy();
        configuration.setEnabled(enabled);
        anonymous.setConfiguration(configuration);
    }

    private Optional<User> user() {
        try {
            return Optional.of(security.getUser(id()));
        } catch (UserNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Nexus would write roles for a user that does not exist, without a word (DefaultSecuritySystem). */
    private User existingUser() {
        return user().orElseThrow(this::missing);
    }

    private void set(User user, Set<RoleIdentifier> roles) {
        try {
            security.setUsersRoles(user.getUserId(), user.getSource(), roles);
        } catch (UserNotFoundException e) {
            throw missing();
        }
    }

    private IllegalStateException missing() {
        return new IllegalStateException("the server has no user " + id() + " for anonymous access");
    }

    private static RoleIdentifier identifier(String role) {
        return new RoleIdentifier(UserManager.DEFAULT_SOURCE, role);
    }
}
