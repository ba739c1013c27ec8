package org.dockermirror.format.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.security.SecurityHelper;
import org.sonatype.nexus.security.anonymous.AnonymousConfiguration;
import org.sonatype.nexus.security.anonymous.AnonymousManager;

public class CallerTest {

    private final SecurityHelper security = mock(SecurityHelper.class);
    private final AnonymousManager anonymous = mock(AnonymousManager.class);
    private final AnonymousConfiguration configuration = mock(AnonymousConfiguration.class);
    private final Caller caller = new Caller(security, anonymous);

    @Before
    public void anonymousUserIsGuest() {
        when(anonymous.getConfiguration()).thenReturn(configuration);
        when(configuration.getUserId()).thenReturn("guest");
    }

    @Test
    public void aLoginIsAUser() {
        subject("joe", true);
        assertThat(caller.isAuthenticated()).isTrue();
        assertThat(caller.user() == null).isFalse();
    }

    @Test
    public void anAnonymousTokenIsAuthenticatedAndNoUser() {
        subject("guest", true);
        assertThat(caller.isAuthenticated()).isTrue();
        assertThat(caller.user() == null).isTrue();
    }

    @Test
    public void theServersAnonymousSubjectIsNeither() {
        subject("guest", false);
        assertThat(caller.isAuthenticated()).isFalse();
        assertThat(caller.user() == null).isTrue();
    }

    private void subject(String user, boolean authenticated) {
        Subject subject = mock(Subject.class);
        when(subject.isAuthenticated()).thenReturn(authenticated);
        when(subject.getPrincipals()).thenReturn(new SimplePrincipalCollection(user, "NexusAuthorizingRealm"));
        when(security.subject()).thenReturn(subject);
    }
}
