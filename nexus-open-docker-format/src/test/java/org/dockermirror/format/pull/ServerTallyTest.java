package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.codahale.metrics.Meter;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.sonatype.nexus.common.event.EventManager;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.proxy.ProxyCacheHitEvent;
import org.sonatype.nexus.repository.proxy.ProxyRequestEvent;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Request;

public class ServerTallyTest {

    private final List<Object> posted = new ArrayList<>();
    private final Meter servedStale = new Meter();
    private final ServerTally tally = new ServerTally(recording(posted), servedStale);

    @Test
    public void aRequestIsToldOnceHoweverOftenItComesBack() {
        Request request =
                new Request.Builder().action("GET").path("/v2/a/manifests/1").build();
        tally.request(new Context(mock(Repository.class), request));
        tally.request(new Context(mock(Repository.class), request));
        assertThat(posted).hasSize(1);
        ProxyRequestEvent event = (ProxyRequestEvent) posted.get(0);
        assertThat(event.getFormat()).isEqualTo("docker");
        assertThat(event.isReplication()).isFalse();
    }

    @Test
    public void aHitOfTheCacheIsTold() {
        Request request =
                new Request.Builder().action("GET").path("/v2/a/manifests/1").build();
        tally.cacheHit(new Context(mock(Repository.class), request));
        assertThat(posted).hasSize(1);
        assertThat(((ProxyCacheHitEvent) posted.get(0)).getFormat()).isEqualTo("docker");
    }

    @Test
    public void whatIsServedStaleIsCounted() {
        tally.servedStale();
        assertThat(servedStale.getCount()).isEqualTo(1);
        assertThat(posted).isEmpty();
    }

    private static EventManager recording(List<Object> posted) {
        EventManager events = mock(EventManager.class);
        doAnswer(call -> posted.add(call.getArgument(0))).when(events).post(any());
        return events;
    }
}
