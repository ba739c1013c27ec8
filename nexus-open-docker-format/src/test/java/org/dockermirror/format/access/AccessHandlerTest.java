package org.dockermirror.format.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import org.apache.shiro.subject.Subject;
import org.dockermirror.format.error.RegistryException;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.common.collect.AttributesMap;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.security.SecurityHelper;
import org.sonatype.nexus.security.anonymous.AnonymousManager;

public class AccessHandlerTest {

    private final Subject subject = mock(Subject.class);
    private final Response served =
            new Response.Builder().status(Status.success(200)).build();
    private final AttributesMap attributes = new AttributesMap();
    private AccessHandler handler = new AccessHandler(mock(Caller.class));

    @Before
    public void nobodyLoggedIn() {
        SecurityHelper security = mock(SecurityHelper.class);
        when(security.subject()).thenReturn(subject);
        handler = new AccessHandler(new Caller(security, mock(AnonymousManager.class)));
    }

    @Test
    public void whereTokensAreTheWayInOneIsAskedFor() throws Exception {
        assertThatThrownBy(() -> handler.handle(context(false))).isInstanceOfSatisfying(RegistryException.class, e -> {
            assertThat(e.status()).isEqualTo(401);
            assertThat(e.headers().get("WWW-Authenticate")).startsWith("Bearer ");
        });
        when(subject.isAuthenticated()).thenReturn(true);
        assertThat(handler.handle(context(false))).isSameAs(served);
    }

    /** The attributes of the group's context are those of its members' too. */
    @Test
    public void aMemberAsksNobodyWhomItsGroupLetIn() throws Exception {
        assertThat(handler.handle(context(true))).isSameAs(served);
        assertThat(handler.handle(context(false))).isSameAs(served);
    }

    private Context context(boolean forceBasicAuth) throws Exception {
        HashMap<String, Object> docker = new HashMap<>();
        docker.put("forceBasicAuth", forceBasicAuth);
        Configuration configuration = mock(Configuration.class);
        when(configuration.attributes("docker")).thenReturn(new NestedAttributesMap("docker", docker));
        when(configuration.attributes("dockerProxy"))
                .thenReturn(new NestedAttributesMap("dockerProxy", new HashMap<>()));
        Repository repository = mock(Repository.class);
        when(repository.getName()).thenReturn("docker");
        when(repository.getUrl()).thenReturn("http://nexus/repository/docker");
        when(repository.getConfiguration()).thenReturn(configuration);
        Context context = mock(Context.class);
        when(context.getRepository()).thenReturn(repository);
        when(context.getAttributes()).thenReturn(attributes);
        when(context.getRequest())
                .thenReturn(new Request.Builder()
                        .action("GET")
                        .path("/v2/a/manifests/1")
                        .build());
        when(context.proceed()).thenReturn(served);
        return context;
    }
}
