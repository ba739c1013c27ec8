package org.dockermirror.routing.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.longThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.function.Supplier;
import javax.servlet.FilterChain;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.routing.content.TestContent;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
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

public class AllowListFilterTest {

    private static final String DENIED = "/repository/docker/v2/other/image/manifests/1";

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private FilterChain chain;

    @Mock
    private DecisionObserver observer;

    private final HttpServletRequest request =
            mock(HttpServletRequest.class, withSettings().strictness(Strictness.LENIENT));
    private final HttpServletResponse response =
            mock(HttpServletResponse.class, withSettings().strictness(Strictness.LENIENT));
    private final Body body = new Body();
    private final ProcessMarker marker = new ProcessMarker();
    private AllowListFilter filter;

    @Before
    public void make() throws Exception {
        when(response.getOutputStream()).thenReturn(body);
        filter = new AllowListFilter(TestMirrors.of("docker", "helloz/**"), TestContent.judge(), marker, observer);
    }

    @Test
    public void whatIsOnTheListPasses() throws Exception {
        for (String path : new String[] {
            "/repository/docker/v2/",
            "/repository/docker/v2/token",
            "/repository/docker/repository/docker/v2/token",
            "/repository/docker/v2/helloz/onenav/manifests/0.9.33",
        }) {
            ask("GET", path, null);
        }
        verify(chain, times(4)).doFilter(request, response);
        verify(response, never()).setStatus(org.mockito.ArgumentMatchers.anyInt());
    }

    @Test
    public void whatIsNotOnTheListIsAnOciError() throws Exception {
        ask("GET", DENIED, null);

        verify(chain, never()).doFilter(request, response);
        verify(response).setStatus(403);
        verify(response).setContentType("application/json");
        verify(response).setHeader("Docker-Distribution-Api-Version", "registry/2.0");
        verify(response).setContentLength(body.text().length());
        verify(response, never()).setHeader(org.mockito.ArgumentMatchers.eq("Docker-Mirror-Check"), anyString());
        assertThat(body.text())
                .isEqualTo(
                        "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"other/image is not on this mirror's"
                                + " allow-list\",\"detail\":{\"image\":\"other/image\",\"tag\":\"1\",\"mirror\":\"docker\"}}]}");
    }

    @Test
    public void aRefusalIsShownOnceWithItsRequest() throws Exception {
        ask("GET", DENIED, null);

        ArgumentCaptor<Supplier<HttpServletRequest>> shown = ArgumentCaptor.captor();
        verify(observer)
                .denied(
                        eq("docker"),
                        any(Decision.NotListed.class),
                        any(),
                        shown.capture(),
                        longThat(time -> time > 0));
        assertThat(shown.getValue().get()).isSameAs(request);
    }

    @Test
    public void whatPassesIsLeftToTheHandlerToShow() throws Exception {
        ask("GET", "/repository/docker/v2/helloz/onenav/manifests/0.9.33", null);
        ask("GET", "/repository/raw/v2/other/image/manifests/1", null);

        verifyNoInteractions(observer);
    }

    @Test
    public void aHeadHasTheLengthAndNoBody() throws Exception {
        ask("HEAD", DENIED, null);

        verify(response).setStatus(403);
        verify(response).setContentLength(org.mockito.ArgumentMatchers.intThat(length -> length > 50));
        assertThat(body.text()).isEmpty();
    }

    @Test
    public void aWriteSaysWhichMethodsThereAre() throws Exception {
        ask("POST", "/repository/docker/v2/helloz/onenav/blobs/uploads/", null);

        verify(response).setStatus(405);
        verify(response).setHeader("Allow", "GET, HEAD");
        assertThat(body.text()).contains("UNSUPPORTED").contains("pull-only");
    }

    @Test
    public void theSelfCheckSeesTheMarkerOfThisProcess() throws Exception {
        when(request.getHeader("Docker-Mirror-Check")).thenReturn("?");

        ask("GET", DENIED, null);

        verify(response).setHeader("Docker-Mirror-Check", marker.value());
        assertThat(new ProcessMarker().value()).isNotEqualTo(marker.value());
    }

    @Test
    public void tricksAreRefusedAsInvalid() throws Exception {
        String[] tricks = {
            "/repository/docker",
            "/repository/docker/",
            "/repository/docker/v2/helloz%2Fonenav/manifests/1",
            "/repository/docker/v2/helloz/../other/image/manifests/1",
            "/repository/docker/v2/helloz/%2e%2e/other/image/manifests/1",
            "/repository/docker/v2//helloz/onenav/manifests/1",
            "/repository/docker//v2/helloz/onenav/manifests/1",
            "/repository/docker/v2/helloz/onenav/manifests/1/",
            "/repository/docker/v2/helloz/onenav/manifests/1;a=b",
            "/repository/docker/v2/Helloz/onenav/manifests/1",
            "/repository/DOCKER/v2/helloz/onenav/manifests/1",
            "/repository/%64ocker/v2/helloz/onenav/manifests/1",
            "/repository//docker/v2/helloz/onenav/manifests/1",
            "//repository/docker/v2/helloz/onenav/manifests/1",
            "/repository/./docker/v2/helloz/onenav/manifests/1",
            "/repository/raw/../docker/v2/helloz/onenav/manifests/1",
            "/repository/raw/%2e%2e/docker/v2/helloz/onenav/manifests/1",
            "/repository/docker%2Fv2/helloz/onenav/manifests/1",
            "/repository/docker;x/v2/helloz/onenav/manifests/1",
            "/content/groups/docker/v2/helloz/onenav/manifests/1",
            "/service/local/x/docker/v2/helloz/onenav/manifests/1",
        };
        for (String trick : tricks) {
            body.bytes.reset();
            ask("GET", trick, null);
            assertThat(body.text()).as(trick).contains("\"NAME_INVALID\"");
        }
        verify(response, times(tricks.length)).setStatus(400);
        verify(chain, never()).doFilter(request, response);
    }

    @Test
    public void whatNexusWouldDescribeIsRefused() throws Exception {
        ask("GET", "/repository/docker/v2/helloz/onenav/manifests/1", "describe=json");

        verify(response).setStatus(400);
    }

    @Test
    public void otherRepositoriesAreUntouched() throws Exception {
        String[] others = {
            "/repository/raw/v2/other/image/manifests/1",
            "/repository/npm/@scope%2fpackage",
            "/repository/docker2/v2/other/image/manifests/1",
            "/repository/maven/org/docker/1.0/../docker.pom",
            "/repository/",
            "/repository",
            "/content/groups/public/docker",
            "/service/local/repositories/raw/docker",
        };
        for (String other : others) {
            ask("PUT", other, null);
        }
        verify(chain, times(others.length)).doFilter(request, response);
        assertThat(body.text()).isEmpty();
    }

    @Test
    public void anErrorWhileJudgingRefuses() throws Exception {
        Condition broken = mock(Condition.class);
        when(broken.decide(org.mockito.ArgumentMatchers.any())).thenThrow(new IllegalStateException("boom"));
        JudgedMirror mirror = TestMirrors.judging("docker", broken);
        Mirrors mirrors = mock(Mirrors.class);
        when(mirrors.reachedAs("docker")).thenReturn(Optional.of(mirror));
        filter = new AllowListFilter(mirrors, TestContent.judge(), marker, observer);

        ask("GET", "/repository/docker/v2/helloz/onenav/manifests/1", null);

        verify(response).setStatus(403);
        assertThat(body.text()).contains("DENIED").contains("could not judge");
        verify(chain, never()).doFilter(request, response);
    }

    private void ask(String method, String path, String query) throws Exception {
        when(request.getMethod()).thenReturn(method);
        when(request.getContextPath()).thenReturn("");
        when(request.getRequestURI()).thenReturn(path);
        when(request.getQueryString()).thenReturn(query);
        filter.doFilter(request, response, chain);
    }

    private static final class Body extends ServletOutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        String text() {
            return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
