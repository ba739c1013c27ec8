package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.ReadPrivilege;

/** The server's roles, realms and anonymous user. */
final class RestSecurity {

    private static final String ROLES = "v1/security/roles";
    private static final String PRIVILEGES = "v1/security/privileges";
    private static final String REALMS = "v1/security/realms/active";
    private static final String ANONYMOUS = "v1/security/anonymous";
    private static final String USERS = "v1/security/users";
    private static final String ENABLED = "enabled";
    private static final String USER_ID = "userId";

    private final Rest rest;

    RestSecurity(Rest rest) {
        this.rest = rest;
    }

    Map<String, Found.Role> roles() {
        Map<String, Found.Role> roles = new TreeMap<>();
        for (JsonNode role : rest.get(ROLES + "?source=default")) {
            String id = role.path("id").asText();
            roles.put(
                    id,
                    new Found.Role(
                            id,
                            Rest.text(role.path("description")),
                            Set.copyOf(RestRules.texts(role.path("privileges"))),
                            Set.copyOf(RestRules.texts(role.path("roles")))));
        }
        return roles;
    }

    /** Those to read, of the privileges that a person made. */
    Map<String, ReadPrivilege> privileges() {
        Map<String, ReadPrivilege> found = new TreeMap<>();
        for (JsonNode privilege : rest.get(PRIVILEGES)) {
            if (!privilege.path("readOnly").asBoolean()) {
                Privileges.reading(privilege)
                        .ifPresent(reading -> found.put(privilege.path("name").asText(), reading));
            }
        }
        return found;
    }

    /** REST does not tell whether anonymous access is off by somebody's will; it is taken for that. */
    Found.Anonymous anonymous() {
        JsonNode access = rest.get(ANONYMOUS);
        String userId = access.path(USER_ID).asText();
        Set<String> roles = user(userId)
                .map(user -> Set.copyOf(RestRules.texts(user.path("roles"))))
                .orElse(Set.of());
        return new Found.Anonymous(access.path(ENABLED).asBoolean(), true, userId, roles);
    }

    List<String> activeRealms() {
        return RestRules.texts(rest.get(REALMS));
    }

    void createRole(String id, String description, Set<String> privileges, Set<String> roles) {
        rest.send("POST", ROLES, role(id, id, description, privileges, roles));
    }

    void updateRole(String id, String description, Set<String> privileges, Set<String> roles) {
        String path = ROLES + "/" + Rest.part(id);
        String name = Rest.text(rest.get(path).path("name"));
        rest.send("PUT", path, role(id, name, description, privileges, roles));
    }

    void deleteRole(String id) {
        rest.delete(ROLES + "/" + Rest.part(id));
    }

    void enableRealm(String realm) {
        List<String> realms = new ArrayList<>(activeRealms());
        realms.add(realm);
        setRealms(realms);
    }

    void disableRealm(String realm) {
        List<String> realms = new ArrayList<>(activeRealms());
        realms.remove(realm);
        setRealms(realms);
    }

    void setAnonymousEnabled(boolean enabled) {
        ObjectNode access = rest.get(ANONYMOUS).deepCopy();
        rest.send("PUT", ANONYMOUS, access.put(ENABLED, enabled));
    }

    void grantToAnonymous(String role) {
        changeAnonymous(roles -> roles.add(role));
    }

    void revokeFromAnonymous(String role) {
        changeAnonymous(roles -> roles.remove(role));
    }

    private void changeAnonymous(Consumer<Set<String>> change) {
        String userId = rest.get(ANONYMOUS).path(USER_ID).asText();
        ObjectNode user = user(userId)
                .orElseThrow(() ->
                        CommandException.failed(rest.address() + " has no user " + userId + " for anonymous access"))
                .deepCopy();
        Set<String> roles = new LinkedHashSet<>(RestRules.texts(user.path("roles")));
        change.accept(roles);
        ArrayNode array = user.putArray("roles");
        roles.forEach(array::add);
        rest.send("PUT", USERS + "/" + Rest.part(userId), user);
    }

    /** The server looks for names that begin so. */
    private Optional<JsonNode> user(String userId) {
        for (JsonNode user : rest.get(USERS + "?userId=" + Rest.part(userId))) {
            if (user.path(USER_ID).asText().equals(userId)) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }

    private void setRealms(List<String> realms) {
        ArrayNode array = Rest.JSON.createArrayNode();
        realms.forEach(array::add);
        rest.send("PUT", REALMS, array);
    }

    private static ObjectNode role(
            String id, String name, String description, Set<String> privileges, Set<String> contained) {
        ObjectNode role = Rest.JSON.createObjectNode();
        role.put("id", id).put("name", name).put("description", description);
        privileges.forEach(role.putArray("privileges")::add);
        contained.forEach(role.putArray("roles")::add);
        return role;
    }
}
