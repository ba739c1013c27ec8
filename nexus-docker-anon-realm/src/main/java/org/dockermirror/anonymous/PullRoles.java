package org.dockermirror.anonymous;

import java.util.HashSet;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.authz.AuthorizationManager;
import org.sonatype.nexus.security.authz.NoSuchAuthorizationManagerException;
import org.sonatype.nexus.security.role.NoSuchRoleException;
import org.sonatype.nexus.security.role.Role;
import org.sonatype.nexus.security.user.UserManager;

/** The roles of the server, as far as they are read for anonymous users and made for them. */
@Named
@Singleton
public class PullRoles {

    private final SecuritySystem security;

    @Inject
    public PullRoles(SecuritySystem security) {
        this.security = security;
    }

    /** The role of that id, whoever made it. */
    public Optional<PullRole> find(String id) {
        return role(id).map(PullRoles::pullRole);
    }

    /** Whether there is a privilege of that id; a role cannot be saved with one that is not there. */
    public boolean hasPrivilege(String id) {
        return security.listPrivileges().stream()
                .anyMatch(privilege -> privilege.getId().equals(id));
    }

    /**
     * Makes the role.
     *
     * @throws IllegalArgumentException if the description lacks our mark, so that it would be nobody's to take back
     * @throws IllegalStateException if there is a role of that id already, or the server refuses this one
     */
    public void create(PullRole wished) {
        requireMark(wished);
        if (role(wished.id()).isPresent()) {
            throw new IllegalStateException("there is a role \"" + wished.id() + "\" already");
        }
        Role role = new Role();
        role.setRoleId(wished.id());
        role.setName(wished.id());
        role.setSource(UserManager.DEFAULT_SOURCE);
        fill(role, wished);
        save(wished, () -> roles().addRole(role));
    }

    /**
     * Changes the role of that id, where it is ours.
     *
     * @return whether anything was written; nothing is where the role is as wished
     * @throws IllegalArgumentException if the description lacks our mark
     * @throws IllegalStateException if there is no such role, or it is not ours, or the server refuses the change
     */
    public boolean update(PullRole wished) {
        requireMark(wished);
        Role role = ours(wished.id());
        if (pullRole(role).equals(wished)) {
            return false;
        }
        fill(role, wished);
        save(wished, () -> roles().updateRole(role));
        return true;
    }

    /**
     * Deletes the role of that id, where it is ours.
     *
     * @return whether there was one
     * @throws IllegalStateException if it is not ours
     */
    public boolean delete(String id) {
        if (role(id).isEmpty()) {
            return false;
        }
        roles().deleteRole(ours(id).getRoleId());
        return true;
    }

    private Role ours(String id) {
        Role role = role(id).orElseThrow(() -> new IllegalStateException("there is no role \"" + id + "\""));
        if (!RoleMark.isOn(role.getDescription()) || role.isReadOnly()) {
            throw new IllegalStateException(
                    "the role \"" + id + "\" is not ours: its description lacks " + RoleMark.TEXT);
        }
        return role;
    }

    private static void requireMark(PullRole wished) {
        if (!wished.isOurs()) {
            throw new IllegalArgumentException(
                    "the description of a role of ours begins or ends with " + RoleMark.TEXT);
        }
    }

    private static void fill(Role role, PullRole wished) {
        role.setDescription(wished.description());
        role.setPrivileges(new HashSet<>(wished.privileges()));
        role.setRoles(new HashSet<>(wished.roles()));
    }

    /** The server's own exceptions name the privilege or role that it does not know. */
    private static void save(PullRole wished, Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "the server refuses the role \"" + wished.id() + "\": " + e.getMessage(), e);
        }
    }

    private Optional<Role> role(String id) {
        try {
            return Optional.ofNullable(roles().getRole(id));
        } catch (NoSuchRoleException e) {
            return Optional.empty();
        }
    }

    private AuthorizationManager roles() {
        try {
            return security.getAuthorizationManager(UserManager.DEFAULT_SOURCE);
        } catch (NoSuchAuthorizationManagerException e) {
            throw new IllegalStateException("this server does not keep roles of its own", e);
        }
    }

    private static PullRole pullRole(Role role) {
        String description = role.getDescription();
        return new PullRole(
                role.getRoleId(), description == null ? "" : description, role.getPrivileges(), role.getRoles());
    }
}
