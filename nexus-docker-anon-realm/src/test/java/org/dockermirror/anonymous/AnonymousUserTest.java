package org.dockermirror.anonymous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.security.SecuritySystem;
import org.sonatype.nexus.security.anonymous.AnonymousConfiguration;
import org.sonatype.nexus.security.anonymous.AnonymousManager;
import org.sonatype.nexus.security.role.RoleIdentifier;
import org.sonatype.nexus.security.user.User;
import org.sonatype.nexus.security.user.UserNotFoundException;

public class AnonymousUserTest {

    private static final RoleIdentifier STOCK = new RoleIdentifier("default", "nx-anonymous");
    private static final RoleIdentifier OURS = new RoleIdentifier("default", "DockerPullAnonymous");

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private AnonymousManager anonymous;

    @Mock
    private AnonymousConfiguration configuration;

    @Mock
    private SecuritySystem security;

    private final User user = new User();
    private AnonymousUser anonymousUser;

    @Before
    public void make() {
        when(anonymous.getConfiguration()).thenReturn(configuration);
        lenient().when(configuration.getUserId()).thenReturn("guest");
        user.setUserId("guest");
        user.setSource("default");
        anonymousUser = new AnonymousUser(anonymous, security);
    }

    @Test
    public void aRoleIsAddedToThoseThatTheConfiguredUserHas() throws Exception {
        user.setRoles(Set.of(STOCK));
        when(security.getUser("guest")).thenReturn(user);

        anonymousUser.addRole("DockerPullAnonymous");

        verify(security).setUsersRoles("guest", "default", Set.of(STOCK, OURS));
    }

    @Test
    public void aRoleIsTakenAwayAndTheOthersStay() throws Exception {
        user.setRoles(Set.of(STOCK, OURS));
        when(security.getUser("guest")).thenReturn(user);

        anonymousUser.removeRole("DockerPullAnonymous");

        verify(security).setUsersRoles("guest", "default", Set.of(STOCK));
    }

    @Test
    public void takingAwayWhatTheUserHasNotWritesNothing() throws Exception {
        user.setRoles(Set.of(STOCK));
        when(security.getUser("guest")).thenReturn(user);

        anonymousUser.removeRole("DockerPullAnonymous");

        verify(security, never()).setUsersRoles(anyString(), anyString(), any());
    }

    @Test
    public void addingWhatTheUserHasWritesNothing() throws Exception {
        user.setRoles(Set.of(STOCK, OURS));
        when(security.getUser("guest")).thenReturn(user);

        anonymousUser.addRole("DockerPullAnonymous");

        verify(security, never()).setUsersRoles(anyString(), anyString(), any());
    }

    @Test
    public void aUserThatIsGoneHasNoRolesAndGetsNone() throws Exception {
        when(security.getUser("guest")).thenThrow(new UserNotFoundException("guest"));

        assertThat(anonymousUser.roles()).isEmpty();
        assertThatThrownBy(() -> anonymousUser.addRole("DockerPullAnonymous"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no user guest");
        verify(security, never()).setUsersRoles(anyString(), anyString(), any());
    }

    @Test
    public void anonymousAccessIsSwitchedOnAndOffInACopyOfItsSettings() {
        AnonymousConfiguration copy = mock(AnonymousConfiguration.class);
        when(configuration.copy()).thenReturn(copy);

        anonymousUser.setEnabled(true);

        verify(copy).setEnabled(true);
        verify(anonymous).setConfiguration(copy);
    }
}
