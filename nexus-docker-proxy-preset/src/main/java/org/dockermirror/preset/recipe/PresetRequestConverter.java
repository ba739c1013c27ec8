package org.dockermirror.preset.recipe;

import javax.inject.Inject;
import javax.inject.Named;
import org.sonatype.nexus.repository.rest.api.ProxyRepositoryApiRequestToConfigurationConverter;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** Turns what was sent into a configuration, as the server does for its own proxy repositories. */
@Named
public class PresetRequestConverter extends ProxyRepositoryApiRequestToConfigurationConverter<PresetRequest> {

    @Inject
    public PresetRequestConverter(RoutingRuleStore routingRules) {
        super(routingRules);
    }
}
