package org.dockermirror.format.pull;

import static org.sonatype.nexus.repository.replication.PullReplicationSupport.isReplicationRequest;

import com.codahale.metrics.Meter;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.common.event.EventManager;
import org.sonatype.nexus.repository.proxy.ProxyCacheHitEvent;
import org.sonatype.nexus.repository.proxy.ProxyRequestEvent;
import org.sonatype.nexus.repository.view.Context;

/** Tells the server of every request and of every hit of the cache, by the events of its own proxy repositories. */
final class ServerTally implements Tally {

    private static final String TOLD = ServerTally.class.getName() + ".told";

    private final EventManager events;
    private final Meter servedStale;

    ServerTally(EventManager events, Meter servedStale) {
        this.events = events;
        this.servedStale = servedStale;
    }

    /** Once, also when a request comes back from where it was parked. */
    void request(Context context) {
        if (context.getRequest().getAttributes().get(TOLD) == null) {
            context.getRequest().getAttributes().set(TOLD, true);
            events.post(new ProxyRequestEvent(DockerFormat.NAME, isReplicationRequest(context)));
        }
    }

    @Override
    public void cacheHit(Context context) {
        events.post(new ProxyCacheHitEvent(DockerFormat.NAME, isReplicationRequest(context)));
    }

    @Override
    public void servedStale() {
        servedStale.mark();
    }
}
