package org.dockermirror.standin;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.RecipeSupport;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.types.ProxyType;

/** A recipe of the name {@code docker-proxy}, which makes no repository. */
@AvailabilityVersion(from = "1.0")
@Named("docker-proxy")
@Singleton
public class DockerProxyRecipe extends RecipeSupport {

    @Inject
    public DockerProxyRecipe(@Named(ProxyType.NAME) Type type, @Named(DockerFormat.NAME) Format format) {
        super(type, format);
    }

    @Override
    public void apply(Repository repository) {
        throw new UnsupportedOperationException("this recipe only takes a name");
    }
}
