package org.dockermirror.format.rest;

import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.config.DockerSettings;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.rest.api.SimpleApiRepositoryAdapter;
import org.sonatype.nexus.repository.rest.api.model.AbstractApiRepository;
import org.sonatype.nexus.repository.rest.api.model.SimpleApiGroupRepository;
import org.sonatype.nexus.repository.rest.api.model.SimpleApiProxyRepository;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** Shows Docker repositories to REST clients and to the web form, which cannot open one without these parts. */
@Named(DockerFormat.NAME)
public class DockerRepositoryAdapter extends SimpleApiRepositoryAdapter {

    private final WebForm webForm;

    @Inject
    public DockerRepositoryAdapter(RoutingRuleStore routingRules, WebForm webForm) {
        super(routingRules);
        this.webForm = webForm;
    }

    @Override
    public @Nullable AbstractApiRepository adapt(Repository repository) {
        AbstractApiRepository base = super.adapt(repository);
        Configuration configuration = repository.getConfiguration();
        if (base instanceof SimpleApiGroupRepository) {
            return new DockerGroupApiRepository((SimpleApiGroupRepository) base, docker(configuration));
        }
        if (!(base instanceof SimpleApiProxyRepository)) {
            return base;
        }
        return new DockerProxyApiRepository(
                (SimpleApiProxyRepository) base, docker(configuration), dockerProxy(configuration));
    }

    private DockerAttributes docker(Configuration configuration) {
        DockerSettings settings = DockerSettings.of(configuration);
        NestedAttributesMap map = configuration.attributes("docker");
        boolean v1Enabled = Boolean.TRUE.equals(map.get("v1Enabled", Boolean.class));
        boolean forceBasicAuth = settings.forceBasicAuth() != webForm.isReading();
        return new DockerAttributes(
                v1Enabled,
                forceBasicAuth,
                settings.httpPort(),
                settings.httpsPort(),
                map.get("subdomain", String.class));
    }

    private static DockerProxyAttributes dockerProxy(Configuration configuration) {
        NestedAttributesMap map = configuration.attributes("dockerProxy");
        String indexType = map.get("indexType", String.class);
        return new DockerProxyAttributes(
                indexType == null ? "REGISTRY" : indexType,
                map.get("indexUrl", String.class),
                map.get("cacheForeignLayers", Boolean.class),
                List.copyOf(DockerSettings.foreignLayerUrls(configuration)),
                DockerSettings.of(configuration).fallbackUrls());
    }
}
