package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.codahale.metrics.health.HealthCheck;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class MirrorHealthCheckTest {

    private final SetUpLifecycle lifecycle = mock(SetUpLifecycle.class);
    private final AtomicInteger asked = new AtomicInteger();
    private final MirrorHealthCheck check = new MirrorHealthCheck(() -> {
        asked.incrementAndGet();
        return lifecycle;
    });

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
    public void beforeTheFirstRunItIsUnhealthy() {
        assertThat(check.check().isHealthy()).isFalse();
    }
}
