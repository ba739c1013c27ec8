package org.dockermirror.format;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.format.config.DockerFormat;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.security.RepositoryFormatSecurityContributor;

/** The view privileges of the format ({@code nx-repository-view-docker-*-*}) and of each of its repositories. */
@Named
@Singleton
public class DockerSecurityContributor extends RepositoryFormatSecurityContributor {

    @Inject
    public DockerSecurityContributor(@Named(DockerFormat.NAME) Format format) {
        super(format);
    }
}
