package org.dockermirror.format;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.connector.DockerConnectorFacet;
import org.dockermirror.format.pull.DockerProxyFacet;
import org.dockermirror.format.store.DockerContentFacet;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.cache.NegativeCacheFacet;
import org.sonatype.nexus.repository.content.browse.BrowseFacet;
import org.sonatype.nexus.repository.content.maintenance.LastAssetMaintenanceFacet;
import org.sonatype.nexus.repository.content.search.SearchFacet;
import org.sonatype.nexus.repository.httpclient.HttpClientFacet;
import org.sonatype.nexus.repository.purge.PurgeUnusedFacet;
import org.sonatype.nexus.repository.view.ConfigurableViewFacet;

/** The parts of a Docker proxy repository; each repository gets its own. */
@Named
@Singleton
public class DockerProxyFacets {

    @Inject
    private Provider<DockerSecurityFacet> security;

    @Inject
    private Provider<ConfigurableViewFacet> view;

    @Inject
    private Provider<HttpClientFacet> httpClient;

    @Inject
    private Provider<NegativeCacheFacet> negativeCache;

    @Inject
    @Named(DockerFormat.NAME)
    private Provider<DockerContentFacet> content;

    @Inject
    @Named(DockerFormat.NAME)
    private Provider<DockerProxyFacet> proxy;

    @Inject
    private Provider<LastAssetMaintenanceFacet> maintenance;

    @Inject
    private Provider<SearchFacet> search;

    @Inject
    private Provider<BrowseFacet> browse;

    @Inject
    private Provider<PurgeUnusedFacet> purgeUnused;

    @Inject
    private Provider<DockerConnectorFacet> connector;

    void attachTo(Repository repository) throws Exception {
        repository.attach(security.get());
        repository.attach(httpClient.get());
        repository.attach(negativeCache.get());
        repository.attach(proxy.get());
        repository.attach(content.get());
        repository.attach(maintenance.get());
        repository.attach(search.get());
        repository.attach(browse.get());
        repository.attach(purgeUnused.get());
        repository.attach(connector.get());
    }

    ConfigurableViewFacet view() {
        return view.get();
    }
}
