package org.dockermirror.format.config;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.Format;

/** The repository format {@code docker}: images as the OCI distribution specification moves them. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerFormat extends Format {

    public static final String NAME = "docker";

    public DockerFormat() {
        super(NAME);
    }
}
