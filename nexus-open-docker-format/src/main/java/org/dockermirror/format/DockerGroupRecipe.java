package org.dockermirror.format;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.dockermirror.format.connector.DockerConnectorFacet;
import org.dockermirror.format.store.DockerContentFacet;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.RecipeSupport;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.content.browse.BrowseFacet;
import org.sonatype.nexus.repository.group.GroupFacet;
import org.sonatype.nexus.repository.types.GroupType;
import org.sonatype.nexus.repository.view.ConfigurableViewFacet;

/** The recipe {@code docker-group}: several repositories that answer as one registry, for pulls. */
@AvailabilityVersion(from = "1.0")
@Named(DockerGroupRecipe.NAME)
@Singleton
public class DockerGroupRecipe extends RecipeSupport {

    public static final String NAME = "docker-group";

    @Inject
    private Provider<DockerSecurityFacet> security;

    @Inject
    private Provider<ConfigurableViewFacet> view;

    @Inject
    private Provider<GroupFacet> group;

    @Inject
    @Named(DockerFormat.NAME)
    private Provider<DockerContentFacet> content;

    @Inject
    private Provider<BrowseFacet> browse;

    @Inject
    private Provider<DockerConnectorFacet> connector;

    @Inject
    private DockerGroupRoutes routes;

    @Inject
    public DockerGroupRecipe(@Named(GroupType.NAME) Type type, @Named(DockerFormat.NAME) Format format) {
        super(type, format);
    }

    @Override
    public void apply(Repository repository) throws Exception {
        repository.attach(security.get());
        repository.attach(group.get());
        // Keeps nothing, but the server browses a group through it.
        repository.attach(content.get());
        repository.attach(browse.get());
        repository.attach(connector.get());
        ConfigurableViewFacet handlers = view.get();
        handlers.configure(routes.router());
        repository.attach(handlers);
    }
}
