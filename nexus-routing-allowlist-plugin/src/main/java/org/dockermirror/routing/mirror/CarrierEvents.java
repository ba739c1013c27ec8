package org.dockermirror.routing.mirror;

import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.Subscribe;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.common.event.EventAware;
import org.sonatype.nexus.repository.RepositoryStartedEvent;
import org.sonatype.nexus.repository.manager.RepositoryCreatedEvent;
import org.sonatype.nexus.repository.manager.RepositoryDeletedEvent;
import org.sonatype.nexus.repository.manager.RepositoryUpdatedEvent;
import org.sonatype.nexus.repository.routing.RoutingRuleCreatedEvent;
import org.sonatype.nexus.repository.routing.RoutingRuleDeletedEvent;
import org.sonatype.nexus.repository.routing.RoutingRuleUpdatedEvent;

/**
 * Keeps {@link Carriers} up to date while the server runs. The events arrive in the thread that makes the change, so a
 * repository is judged before whoever made it has an answer.
 */
@Named
@Singleton
public class CarrierEvents implements EventAware {

    private final Carriers carriers;

    @Inject
    public CarrierEvents(Carriers carriers) {
        this.carriers = carriers;
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RepositoryStartedEvent event) {
        carriers.lookAt(event.getRepository());
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RepositoryCreatedEvent event) {
        carriers.lookAt(event.getRepository());
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RepositoryUpdatedEvent event) {
        carriers.lookAt(event.getRepository());
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RepositoryDeletedEvent event) {
        carriers.forget(event.getRepository());
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RoutingRuleCreatedEvent event) {
        carriers.lookAtAll();
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RoutingRuleUpdatedEvent event) {
        carriers.lookAtAll();
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(RoutingRuleDeletedEvent event) {
        carriers.lookAtAll();
    }
}
