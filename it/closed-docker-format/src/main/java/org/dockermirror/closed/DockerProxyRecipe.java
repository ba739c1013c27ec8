package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.cache.NegativeCacheFacet;
import org.sonatype.nexus.repository.cache.NegativeCacheHandler;
import org.sonatype.nexus.repository.http.PartialFetchHandler;
import org.sonatype.nexus.repository.httpclient.HttpClientFacet;
import org.sonatype.nexus.repository.proxy.ProxyHandler;
import org.sonatype.nexus.repository.purge.PurgeUnusedFacet;
import org.sonatype.nexus.repository.routing.RoutingRuleHandler;
import org.sonatype.nexus.repository.types.ProxyType;
import org.sonatype.nexus.repository.view.Route;
import org.sonatype.nexus.repository.view.handlers.ConditionalRequestHandler;

/** {@code docker-proxy}: the handlers in the order of the server's own proxy formats. */
@AvailabilityVersion(from = "1.0")
@Named("docker-proxy")
@Singleton
public class DockerProxyRecipe extends DockerRecipe {

    @Inject
    private Provider<HttpClientFacet> httpClient;

    @Inject
    private Provider<NegativeCacheFacet> negativeCache;

    @Inject
    @Named(DockerFormat.NAME)
    private Provider<PullFacet> pull;

    @Inject
    private Provider<PurgeUnusedFacet> purgeUnused;

    @Inject
    private RoutingRuleHandler routingRule;

    @Inject
    private NegativeCacheHandler remembered;

    @Inject
    private ConditionalRequestHandler conditions;

    @Inject
    private PartialFetchHandler ranges;

    @Inject
    private ProxyHandler proxy;

    @Inject
    public DockerProxyRecipe(@Named(ProxyType.NAME) Type type, @Named(DockerFormat.NAME) Format format) {
        super(type, format);
    }

    @Override
    public void apply(Repository repository) throws Exception {
        super.apply(repository);
        repository.attach(httpClient.get());
        repository.attach(negativeCache.get());
        repository.attach(pull.get());
        repository.attach(purgeUnused.get());
    }

    @Override
    void addHandlers(Route.Builder image) {
        image.handler(permissions)
                .handler(routingRule)
                .handler(contributed)
                .handler(remembered)
                .handler(conditions)
                .handler(ranges)
                .handler(contentHeaders)
                .handler(new DigestHeaders())
                .handler(proxy);
    }
}
