package org.dockermirror.preset.recipe;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.preset.DockerFormat;
import org.sonatype.nexus.common.upgrade.AvailabilityVersion;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.Recipe;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.Type;
import org.sonatype.nexus.repository.types.ProxyType;

/**
 * The line <em>docker-mirror</em> (proxy) in the list of <em>Create repository</em>, which has every recipe of the server
 * (RepositoryUiService). Nothing is ever made by it.
 */
@AvailabilityVersion(from = "1.0")
@Named(PresetRecipe.NAME)
@Singleton
public class PresetRecipe implements Recipe {

    static final String NAME = PresetFormat.NAME + "-proxy";

    static final String IN_PLACE_OF_IT = "A repository is not made with the recipe " + NAME
            + ": a mirror is made in the form Create repository or by POST " + PresetApiResource.ADDRESS
            + ", and its repository has the recipe docker-proxy";

    private final Format format = new PresetFormat();
    private final Type proxy;
    private final DockerFormat docker;

    @Inject
    public PresetRecipe(@Named(ProxyType.NAME) Type proxy, DockerFormat docker) {
        this.proxy = proxy;
        this.docker = docker;
    }

    @Override
    public Type getType() {
        return proxy;
    }

    @Override
    public Format getFormat() {
        return format;
    }

    /** Whether it is listed: only where a mirror's repository can be made. */
    @Override
    public boolean isFeatureEnabled() {
        return docker.isReady();
    }

    /** Refuses; the server calls it before it stores the repository (RepositoryManagerImpl). */
    @Override
    public void apply(Repository repository) {
        throw new IllegalStateException(IN_PLACE_OF_IT);
    }
}
