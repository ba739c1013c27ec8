package org.dockermirror.format;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.RecipeSupport;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.types.ProxyType;
import org.sonatype.nexus.repository.view.ConfigurableViewFacet;

/** The recipe {@code docker-proxy}: a registry that pulls through. */
@AvailabilityVersion(from = "1.0")
@Named(DockerProxyRecipe.NAME)
@Singleton
public class DockerProxyRecipe extends RecipeSupport {

    public static final String NAME = "docker-proxy";

    private final DockerProxyFacets facets;
    private final DockerProxyRoutes routes;

    @Inject
    public DockerProxyRecipe(
            @Named(ProxyType.NAME) Type type,
            @Named(DockerFormat.NAME) Format format,
            DockerProxyFacets facets,
            DockerProxyRoutes routes) {
        super(type, format);
        this.facets = facets;
        this.routes = routes;
    }

    @Override
    public void apply(Repository repository) throws Exception {
        facets.attachTo(repository);
        ConfigurableViewFacet view = facets.view();
        view.configure(routes.router());
        repository.attach(view);
    }
}
