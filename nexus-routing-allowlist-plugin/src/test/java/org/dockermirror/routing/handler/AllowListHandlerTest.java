package org.dockermirror.routing.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.longThat;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import java.util.function.Supplier;
import javax.servlet.http.HttpServletRequest;
import org.apache.commons.io.IOUtils;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.routing.content.TestContent;
import org.dockermirror.routing.mirror.TestMirrors;
import org.dockermirror.routing.observed.DecisionObserver;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.types.ProxyType;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Parameters;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;

public class AllowListHandlerTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private Context context;

    @Mock
    private Repository repository;

    @Mock
    private DecisionObserver observer;

    @Mock
    private HttpServletRequest http;

    private final Response passed =
            new Response.Builder().status(Status.success(200)).build();
    private AllowListHandler handler;

    @Before
    public void make() throws Exception {
        handler = new AllowListHandler(
                TestMirrors.of("docker", "helloz/**"),
                TestContent.judge(),
                new MirrorRefusals(observer, () -> http),
                observer);
        when(context.getRepository()).thenReturn(repository);
        when(repository.getName()).thenReturn("docker");
        lenient().when(repository.getType()).thenReturn(new ProxyType());
        lenient().when(context.proceed()).thenReturn(passed);
    }

    @Test
    public void whatIsOnTheListProceeds() throws Exception {
        assertThat(handle("GET", "/v2/helloz/onenav/manifests/1")).isSameAs(passed);
    }

    @Test
    public void whatIsNotOnTheListIsTheSameRefusalAsInTheFilter() throws Exception {
        Response response = handle("GET", "/v2/other/image/manifests/1");

        verify(context, never()).proceed();
        assertThat(response.getStatus().getCode()).isEqualTo(403);
        assertThat(response.getStatus().isSuccessful()).isFalse();
        assertThat(response.getStatus().getMessage()).isNull();
        assertThat(response.getHeaders().get("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        assertThat(response.getPayload().getContentType()).isEqualTo("application/json");
        assertThat(IOUtils.toString(response.getPayload().openInputStream(), "UTF-8"))
                .contains("\"DENIED\"")
                .contains("\"image\":\"other/image\"");
    }

    @Test
    public void whatIsOnTheListIsShownAsAllowed() throws Exception {
        handle("GET", "/v2/helloz/onenav/manifests/1");

        verify(observer).allowed(eq("docker"), longThat(time -> time > 0));
        verifyNoMoreInteractions(observer);
    }

    @Test
    public void aPingIsNotShown() throws Exception {
        handle("GET", "/v2/");

        verifyNoInteractions(observer);
    }

    @Test
    public void aRefusalIsShownOnceWithTheRequestThatCameOverHttp() throws Exception {
        handle("GET", "/v2/other/image/manifests/1");

        ArgumentCaptor<Supplier<HttpServletRequest>> shown = ArgumentCaptor.captor();
        verify(observer)
                .denied(
                        eq("docker"),
                        any(Decision.NotListed.class),
                        any(),
                        shown.capture(),
                        longThat(time -> time > 0));
        verifyNoMoreInteractions(observer);
        assertThat(shown.getValue().get()).isSameAs(http);
    }

    @Test
    public void aWriteIsRefused() throws Exception {
        Response response = handle("PUT", "/v2/helloz/onenav/manifests/1");

        assertThat(response.getStatus().getCode()).isEqualTo(405);
        assertThat(response.getHeaders().get("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    public void whatTheViewWouldDescribeIsRefused() throws Exception {
        Parameters parameters = new Parameters();
        parameters.set("describe", "json");
        when(context.getRequest())
                .thenReturn(new Request.Builder()
                        .action("GET")
                        .path("/v2/helloz/onenav/manifests/1")
                        .parameters(parameters)
                        .build());

        assertThat(handler.handle(context).getStatus().getCode()).isEqualTo(400);
    }

    @Test
    public void otherRepositoriesAreUntouched() throws Exception {
        when(repository.getName()).thenReturn("maven-central");

        assertThat(handle("PUT", "/v2/other/image/manifests/1")).isSameAs(passed);
    }

    private Response handle(String action, String path) throws Exception {
        lenient()
                .when(context.getRequest())
                .thenReturn(new Request.Builder().action(action).path(path).build());
        return handler.handle(context);
    }
}
