package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.group.GroupFacet;
import org.sonatype.nexus.repository.group.GroupHandler;
import org.sonatype.nexus.repository.types.GroupType;
import org.sonatype.nexus.repository.view.Route;

/** {@code docker-group}: the first of its members that answers. */
@AvailabilityVersion(from = "1.0")
@Named("docker-group")
@Singleton
public class DockerGroupRecipe extends DockerRecipe {

    @Inject
    private Provider<GroupFacet> group;

    @Inject
    private GroupHandler members;

    @Inject
    public DockerGroupRecipe(@Named(GroupType.NAME) Type type, @Named(DockerFormat.NAME) Format format) {
        super(type, format);
    }

    @Override
    public void apply(Repository repository) throws Exception {
        super.apply(repository);
        repository.attach(group.get());
    }

    @Override
    void addHandlers(Route.Builder image) {
        image.handler(permissions).handler(contributed).handler(members);
    }
}
