package org.dockermirror.preset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.anonymous.AnonymousUser;
import org.dockermirror.anonymous.PullRole;
import org.dockermirror.anonymous.TokenRealm;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.ReadPrivilege;
import org.sonatype.nexus.repository.security.RepositoryContentSelectorPrivilegeDescriptor;
import org.sonatype.nexus.repository.security.RepositoryViewPrivilegeDescriptor;
import org.sonatype.nexus.security.privilege.Privilege;
import org.sonatype.nexus.security.privilege.WildcardPrivilegeDescriptor;
import org.sonatype.nexus.security.role.Role;

/** Role, user and realm of anonymous pulls, in the words of the plan. */
@Named
@Singleton
public class AnonymousRights {

    private final PullRole roles;
    private final AnonymousUser user;
    private final TokenRealm realm;

    @Inject
    public AnonymousRights(PullRole roles, AnonymousUser user, TokenRealm realm) {
        this.roles = roles;
        this.user = user;
        this.realm = realm;
    }

    Map<String, Found.Role> roles() {
        Map<String, Found.Role> found = new TreeMap<>();
        roles.all().forEach((id, role) -> found.put(id, found(role)));
        return found;
    }

    /** Those to read, of the privileges that a person made. */
    Map<String, ReadPrivilege> privileges() {
        Map<String, ReadPrivilege> found = new TreeMap<>();
        roles.privileges().stream()
                .filter(privilege -> !privilege.isReadOnly())
                .forEach(privilege -> reading(privilege).ifPresent(reading -> found.put(privilege.getId(), reading)));
        return found;
    }

    private static Optional<ReadPrivilege> reading(Privilege privilege) {
        Map<String, String> properties = privilege.getProperties();
        switch (privilege.getType()) {
            case WildcardPrivilegeDescriptor.TYPE:
                return ReadPrivilege.ofPattern(properties.getOrDefault(WildcardPrivilegeDescriptor.P_PATTERN, ""));
            case RepositoryViewPrivilegeDescriptor.TYPE:
            case RepositoryContentSelectorPrivilegeDescriptor.TYPE:
                return ReadPrivilege.of(
                        properties.getOrDefault(RepositoryViewPrivilegeDescriptor.P_FORMAT, "*"),
                        properties.getOrDefault(RepositoryViewPrivilegeDescriptor.P_REPOSITORY, ""),
                        Optional.ofNullable(
                                properties.get(RepositoryContentSelectorPrivilegeDescriptor.P_CONTENT_SELECTOR)),
                        List.of(properties
                                .getOrDefault(RepositoryViewPrivilegeDescriptor.P_ACTIONS, "")
                                .split(",")));
            default:
                return Optional.empty();
        }
    }

    Found.Anonymous anonymous() {
        return new Found.Anonymous(user.isEnabled(), user.isConfigured(), user.id(), user.roles());
    }

    List<String> activeRealms() {
        return realm.active();
    }

    void createRole(String id, String description, Set<String> privileges, Set<String> contained) {
        roles.create(id, description, privileges, contained);
    }

    void updateRole(String id, String description, Set<String> privileges, Set<String> contained) {
        roles.update(id, description, privileges, contained);
    }

    void enableRealm(String id) {
        realm.enable(id);
    }

    void grant(String role) {
        user.addRole(role);
    }

    void revoke(String role) {
        user.removeRole(role);
    }

    void deleteRole(String id) {
        roles.delete(id);
    }

    void disableRealm(String id) {
        realm.disable(id);
    }

    void setEnabled(boolean enabled) {
        user.setEnabled(enabled);
    }

    private static Found.Role found(Role role) {
        String description = role.getDescription();
        return new Found.Role(
                role.getRoleId(), description == null ? "" : description, role.getPrivileges(), role.getRoles());
    }
}
