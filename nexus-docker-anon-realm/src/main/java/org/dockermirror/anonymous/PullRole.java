package org.dockermirror.anonymous;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A role of the server: what it allows by itself, and the roles that it contains. Its name is its id. */
public final class PullRole {

    private final String id;
    private final String description;
    private final Set<String> privileges;
    private final Set<String> roles;

    /**
     * @param description with {@link RoleMark#TEXT} at its beginning or end where the role is ours
     * @param privileges ids of privileges
     * @param roles ids of the contained roles
     */
    public PullRole(String id, String description, Set<String> privileges, Set<String> roles) {
        this.id = id;
        this.description = description;
        this.privileges = Set.copyOf(privileges);
        this.roles = Set.copyOf(roles);
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    public Set<String> privileges() {
        return privileges;
    }

    public Set<String> roles() {
        return roles;
    }

    /** Whether the description carries our mark. */
    public boolean isOurs() {
        return RoleMark.isOn(description);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PullRole
                && id.equals(((PullRole) other).id)
                && description.equals(((PullRole) other).description)
                && privileges.equals(((PullRole) other).privileges)
                && roles.equals(((PullRole) other).roles);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, description, privileges, roles);
    }

    @Override
    public String toString() {
        return id + ": privileges " + privileges + ", roles " + roles;
    }
}
