package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.codahale.metrics.health.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.junit.Before;
import org.junit.Test;

public class MirrorHealthCheckTest {

    private final SetUpLifecycle lifecycle = mock(SetUpLifecycle.class);
    private final AtomicInteger asked = new AtomicInteger();
    private final Nexus nexus = mock(Nexus.class);
    private final BlobStoreQuotas quotas = mock(BlobStoreQuotas.class);
    private final SwitchedOff switchedOff = mock(SwitchedOff.class);
    private final MirrorHealthCheck check = new MirrorHealthCheck(
            () -> {
                asked.incrementAndGet();
                return lifecycle;
            },
            () -> nexus,
            () -> quotas,
            () -> switchedOff,
            mock(Mirrors.class));

    @Before
    public void aServerWithoutGroups() {
        when(nexus.look())
                .thenReturn(new Found(
                        true,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        new Found.Anonymous(true, false, "anonymous", Set.of()),
                        List.of()));
    }

    @Test
    public void itIsMadeBeforeTheServicesOfTheSetUpAreThere() {
        assertThat(asked).hasValue(0);
    }

    @Test
    public void aListThatIsRefusedIsUnhealthyAndShownWithItsLines() {
        when(lifecycle.outcome()).thenReturn(Outcome.refused("docker-mirror.yaml, line 7: 100 % wrong"));

        HealthCheck.Result result = check.check();

        assertThat(result.isHealthy()).isFalse();
        assertThat(result.getMessage()).contains("line 7: 100 % wrong").contains("last good allow-lists");
    }

    @Test
    public void aBlobStoreThatIsNearlyFullIsUnhealthyThoughAllIsAsWished() {
        when(lifecycle.outcome()).thenReturn(SetUpLifecycleTest.DONE);
        assertThat(check.check().isHealthy()).isTrue();

        when(quotas.nearlyReached(any())).thenReturn(List.of("blob store default is at 83 % of its quota"));

        assertThat(check.check().isHealthy()).isFalse();
        assertThat(check.check().getMessage()).contains("look again: blob store default is at 83 %");
    }

    @Test
    public void aMirrorThatIsSwitchedOffIsUnhealthyThoughAllIsAsWished() {
        when(lifecycle.outcome()).thenReturn(SetUpLifecycleTest.DONE);
        when(switchedOff.among(any())).thenReturn(List.of("repository docker is offline"));

        assertThat(check.check().isHealthy()).isFalse();
        assertThat(check.check().getMessage()).contains("look again: repository docker is offline");
    }

    @Test
    public void whatAFileWishesThatShouldBeLookedAtAgainIsShownAndHealthy() throws Exception {
        MirrorFile file = MirrorFile.parse(
                "docker-mirror.yaml",
                "mirrors: [{repository: docker, allow: [a/b], upstream: 'http://images.example.com'}]");
        when(lifecycle.outcome())
                .thenReturn(Outcome.done("the file", file, SetUpLifecycleTest.plan(List.of(), List.of()), List.of()));

        assertThat(check.check().isHealthy()).isTrue();
        assertThat(check.check().getMessage())
                .contains("look again: ", "http://images.example.com", "is asked without encryption");
    }

    @Test
    public void beforeTheFirstRunItIsUnhealthy() {
        assertThat(check.check().isHealthy()).isFalse();
    }
}
