package org.dockermirror.anonymous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.security.realm.RealmManager;
import org.sonatype.nexus.security.realm.SecurityRealm;

public class TokenRealmTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private RealmManager manager;

    @InjectMocks
    private TokenRealm realm;

    @Test
    public void whatIsActiveKeepsTheServersOrder() {
        when(manager.getConfiguredRealmIds()).thenReturn(List.of("LdapRealm", "NexusAuthenticatingRealm"));

        assertThat(realm.active()).containsExactly("LdapRealm", "NexusAuthenticatingRealm");
    }

    @Test
    public void whatTheServerHasIsKnownById() {
        when(manager.getAvailableRealms())
                .thenReturn(List.of(new SecurityRealm("DockerToken", "Docker Bearer Token Realm")));

        assertThat(realm.available()).containsExactly("DockerToken");
    }

    @Test
    public void oneRealmIsSwitchedAndTheListIsNeverWrittenWhole() {
        realm.enable("DockerToken");
        realm.disable("DockerToken");

        verify(manager).enableRealm("DockerToken");
        verify(manager).disableRealm("DockerToken");
    }
}
