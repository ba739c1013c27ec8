package org.dockermirror.anonymous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.authz.AuthorizationManager;
import org.sonatype.nexus.security.role.Role;

public class PullRoleTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private SecuritySystem security;

    @Mock
    private AuthorizationManager authorization;

    private PullRole roles;

    @Before
    public void make() throws Exception {
        when(security.getAuthorizationManager("default")).thenReturn(authorization);
        roles = new PullRole(security);
    }

    @Test
    public void aNewRoleIsTheServersOwnAndCanBeChangedByAPerson() {
        roles.create("Pull", "why", Set.of("read"), Set.of("nx-anonymous"));

        ArgumentCaptor<Role> made = ArgumentCaptor.forClass(Role.class);
        verify(authorization).addRole(made.capture());
        assertThat(made.getValue().getRoleId()).isEqualTo("Pull");
        assertThat(made.getValue().getName()).isEqualTo("Pull");
        assertThat(made.getValue().getDescription()).isEqualTo("why");
        assertThat(made.getValue().getSource()).isEqualTo("default");
        assertThat(made.getValue().isReadOnly()).isFalse();
        assertThat(made.getValue().getPrivileges()).containsExactly("read");
        assertThat(made.getValue().getRoles()).containsExactly("nx-anonymous");
    }

    @Test
    public void anUpdateReplacesRightsAndKeepsTheVersionThatTheServerCompares() {
        Role there = new Role("Pull", "Pull", "old", "default", false, Set.of("a"), Set.of("b"));
        there.setVersion(7);
        when(authorization.getRole("Pull")).thenReturn(there);

        roles.update("Pull", "new", Set.of("read"), Set.of());

        ArgumentCaptor<Role> changed = ArgumentCaptor.forClass(Role.class);
        verify(authorization).updateRole(changed.capture());
        assertThat(changed.getValue().getVersion()).isEqualTo(7);
        assertThat(changed.getValue().getPrivileges()).containsExactly("read");
        assertThat(changed.getValue().getRoles()).isEmpty();
    }

    @Test
    public void deletingIsTheServersOwn() {
        roles.delete("Pull");

        verify(authorization).deleteRole("Pull");
        verify(authorization, org.mockito.Mockito.never()).addRole(any());
    }
}
