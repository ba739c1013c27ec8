package org.dockermirror.anonymous;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.authz.AuthorizationManager;
import org.sonatype.nexus.security.authz.NoSuchAuthorizationManagerException;
import org.sonatype.nexus.security.privilege.Privilege;
import org.sonatype.nexus.security.role.Role;
import org.sonatype.nexus.security.user.UserManager;

/** The roles that the server keeps itself (source {@code default}), of which one is for pulling. */
@Named
@Singleton
public class PullRole {

    private final SecuritySystem security;

    @Inject
    public PullRole(SecuritySystem security) {
        this.security = security;
    }

    /** The server's roles by id. */
    public Map<String, Role> all() {
        Map<String, Role> roles = new TreeMap<>();
        authorization().listRoles().forEach(role -> roles.put(role.getRoleId(), role));
        return roles;
    }

    /** The server's privileges, of which roles are made. */
    public Set<Privilege> privileges() {
        return authorization().listPrivileges();
    }

    /**
     * Makes a role.
     *
     * @param privileges ids of privileges that exist: the server refuses a role that names another
     * @param contained ids of roles that exist
     */
    public void create(String id, String description, Set<String> privileges, Set<String> contained) {
        authorization()
                .addRole(new Role(id, id, description, UserManager.DEFAULT_SOURCE, false, contained, privileges));
    }

    /** Gives a role these privileges and contained roles, in place of those that it has. */
    public void update(String id, String description, Set<String> privileges, Set<String> contained) {
        Role role = authorization().getRole(id);
        role.setDescription(description);
        role.setPrivileges(privileges);
        role.setRoles(contained);
        authorization().updateRole(role);
    }

    /** Deletes a role; users that have it lose it. */
    public void delete(String id) {
        authorization().deleteRole(id);
    }

    private AuthorizationManager authorization() {
        try {
            return security.getAuthorizationManager(UserManager.DEFAULT_SOURCE);
        } catch (NoSuchAuthorizationManagerException e) {
            throw new IllegalStateException("the server has no roles of its own", e);
        }
    }
}
