package org.dockermirror.routing.observed;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import javax.servlet.http.HttpServletRequest;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.request.RegistryRequest;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.routing.client.ClientAddress;
import org.junit.Rule;
import org.junit.Test;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;

public class DecisionObserverTest {

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Mock
    private ClientAddress clients;

    @Mock
    private DecisionMetrics metrics;

    @Mock
    private DeniedPulls denied;

    @Mock
    private AuditTrail audit;

    private final HttpServletRequest request = mock(HttpServletRequest.class);

    @Test
    public void aDenialGoesToAllThree() {
        when(clients.of(request)).thenReturn("10.0.0.7");

        observe("nginx");

        Denial denial = new Denial("library/nginx", "latest", null, "not-listed", "10.0.0.7");
        verify(metrics).denied("docker", "not-listed", 5);
        verify(denied).add("docker", denial);
        verify(audit).add("docker", denial);
    }

    @Test
    public void theServersOwnSelfCheckIsNotShown() {
        observe("docker-mirror-check/x");

        verifyNoInteractions(clients, metrics, denied, audit);
    }

    @Test
    public void aClientThatIsNotKnownIsCalledSo() {
        when(clients.of(request)).thenThrow(new IllegalStateException("no request here"));

        observe("other/image");

        verify(denied).add("docker", new Denial("other/image", "latest", null, "not-listed", "unknown"));
    }

    @Test
    public void whatCannotBeShownKeepsNoDecisionFromBeingCarriedOut() {
        when(clients.of(request)).thenReturn("10.0.0.7");
        doThrow(new IllegalStateException("boom")).when(metrics).denied(any(), any(), anyLong());
        doThrow(new IllegalStateException("boom")).when(metrics).allowed(any(), anyLong());

        assertThatCode(() -> observe("other/image")).doesNotThrowAnyException();
        assertThatCode(() -> observer().allowed("docker", 5)).doesNotThrowAnyException();
    }

    private void observe(String image) {
        Decision.Denied decision =
                new Decision.NotListed(new RegistryRequest.ManifestByTag(ImageName.parse(image), Tag.parse("latest")));
        observer().denied("docker", decision, Refusal.of(decision, "docker", IndexType.HUB), () -> request, 5);
    }

    private DecisionObserver observer() {
        return new DecisionObserver(clients, metrics, denied, audit);
    }
}
