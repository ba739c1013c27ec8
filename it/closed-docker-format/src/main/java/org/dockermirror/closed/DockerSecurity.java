package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.Format;
import org.sonatype.nexus.repository.security.RepositoryFormatSecurityContributor;

/** The privileges of the format and of each of its repositories. */
@Named
@Singleton
public class DockerSecurity extends RepositoryFormatSecurityContributor {

    @Inject
    public DockerSecurity(@Named(DockerFormat.NAME) Format format) {
        super(format);
    }
}
