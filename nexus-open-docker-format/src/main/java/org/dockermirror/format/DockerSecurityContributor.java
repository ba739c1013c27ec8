package org.dockermirror.format;

import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.security.RepositoryFormatSecurityContributor;

/**
 * The view privileges of the format ({@code nx-repository-view-docker-*-*}) and of each of its repositories.
 *
 * <p>Nothing is injected: the server makes this bean while the bundle's others are still being made, and a running server
 * into which the format comes would now and then be left without the privileges.
 */
@Named
@Singleton
public class DockerSecurityContributor extends RepositoryFormatSecurityContributor {

    public DockerSecurityContributor() {
        super(new DockerFormat());
    }
}
