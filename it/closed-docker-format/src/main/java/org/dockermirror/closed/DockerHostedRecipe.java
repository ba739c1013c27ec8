package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.types.HostedType;
import org.sonatype.nexus.repository.view.Route;

/** {@code docker-hosted}: images that were pushed. */
@AvailabilityVersion(from = "1.0")
@Named("docker-hosted")
@Singleton
public class DockerHostedRecipe extends DockerRecipe {

    @Inject
    public DockerHostedRecipe(@Named(HostedType.NAME) Type type, @Named(DockerFormat.NAME) Format format) {
        super(type, format);
    }

    @Override
    void addHandlers(Route.Builder image) {
        image.handler(permissions)
                .handler(contributed)
                .handler(contentHeaders)
                .handler(new DigestHeaders())
                .handler(new HostedHandler());
    }
}
