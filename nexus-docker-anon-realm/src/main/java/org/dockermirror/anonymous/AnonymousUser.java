package org.dockermirror.anonymous;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.anonymous.AnonymousConfiguration;
import org.sonatype.nexus.security.anonymous.AnonymousManager;
import org.sonatype.nexus.security.role.RoleIdentifier;
import org.sonatype.nexus.security.user.NoSuchUserManagerException;
import org.sonatype.nexus.security.user.User;
import org.sonatype.nexus.security.user.UserManager;
import org.sonatype.nexus.security.user.UserNotFoundException;

/**
 * The user whose roles the server gives to requests without a login. Whether anonymous access is on is read here and
 * never changed: that is for a person to say.
 */
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
        return configuration().isEnabled();
    }

    /** Whether somebody, or the first-run wizard, ever said whether anonymous access is to be on. */
    public boolean isConfigured() {
        return anonymous.isConfigured();
    }

    /** The user's id; {@code anonymous} unless an administrator chose another. */
    public String id() {
        return configuration().getUserId();
    }

    /** The id of the realm that the user is authorized by. */
    public String realm() {
        return configuration().getRealmName();
    }

    /** The ids of the user's roles, or nothing if there is no such user. */
    public Optional<Set<String>> roles() {
        return user().map(user ->
                user.getRoles().stream().map(RoleIdentifier::getRoleId).collect(Collectors.toSet()));
    }

    /**
     * Gives the user one role more.
     *
     * @return whether anything was written; nothing is where the user has the role already
     * @throws IllegalStateException if there is no such user
     */
    public boolean addRole(String roleId) {
        return changeRoles(roles -> {
            roles.add(new RoleIdentifier(UserManager.DEFAULT_SOURCE, roleId));
            return roles;
        });
    }

    /**
     * Takes one role from the user; the others stay.
     *
     * @return whether anything was written
     * @throws IllegalStateException if there is no such user
     */
    public boolean removeRole(String roleId) {
        return changeRoles(roles -> {
            roles.removeIf(role -> role.getRoleId().equals(roleId));
            return roles;
        });
    }

    private boolean changeRoles(UnaryOperator<Set<RoleIdentifier>> change) {
        User user = user().orElseThrow(() -> new IllegalStateException("the anonymous user \"" + id()
                + "\" does not exist; make it, or choose another under Security > Anonymous Access"));
        Set<RoleIdentifier> roles = change.apply(new LinkedHashSet<>(user.getRoles()));
        if (roles.equals(user.getRoles())) {
            return false;
        }
        user.setRoles(roles);
        try {
            security.updateUser(user);
        } catch (UserNotFoundException | NoSuchUserManagerException e) {
            throw new IllegalStateException("the anonymous user \"" + user.getUserId() + "\" cannot be changed", e);
        }
        return true;
    }

    private Optional<User> user() {
        try {
            return Optional.of(security.getUser(id(), UserManager.DEFAULT_SOURCE));
        } catch (UserNotFoundException | NoSuchUserManagerException e) {
            return Optional.empty();
        }
    }

    private AnonymousConfiguration configuration() {
        return anonymous.getConfiguration();
    }
}
