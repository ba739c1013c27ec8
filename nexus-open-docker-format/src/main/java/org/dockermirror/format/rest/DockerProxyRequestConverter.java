package org.dockermirror.format.rest;

import javax.inject.Inject;
import javax.inject.Named;
import org.dockermirror.format.config.Fallbacks;
import org.dockermirror.format.config.ForeignLayerUrls;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.rest.api.ProxyRepositoryApiRequestToConfigurationConverter;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** Turns what was sent into the configuration that the server keeps. */
@Named
public class DockerProxyRequestConverter
        extends ProxyRepositoryApiRequestToConfigurationConverter<DockerProxyRepositoryApiRequest> {

    private final WebForm webForm;

    @Inject
    public DockerProxyRequestConverter(RoutingRuleStore routingRules, WebForm webForm) {
        super(routingRules);
        this.webForm = webForm;
    }

    @Override
    public Configuration convert(DockerProxyRepositoryApiRequest request) {
        Configuration configuration = super.convert(request);
        DockerAttributes docker = request.getDocker();
        if (docker != null) {
            docker.writeTo(configuration, webForm.isSaving(request.sentFormat(), request.sentType()));
        }
        DockerProxyAttributes dockerProxy = request.getDockerProxy();
        if (dockerProxy != null) {
            NestedAttributesMap map = configuration.attributes("dockerProxy");
            set(map, "indexType", dockerProxy.getIndexType());
            set(map, "indexUrl", dockerProxy.getIndexUrl());
            map.set("cacheForeignLayers", dockerProxy.getCacheForeignLayers());
            map.set(ForeignLayerUrls.KEY, dockerProxy.getForeignLayerUrlWhitelist());
            if (!dockerProxy.getFallbackUrls().isEmpty()) {
                map.set(Fallbacks.KEY, dockerProxy.getFallbackUrls());
            }
        }
        return configuration;
    }

    private static void set(NestedAttributesMap map, String key, @Nullable Object value) {
        if (value != null) {
            map.set(key, value);
        }
    }
}
