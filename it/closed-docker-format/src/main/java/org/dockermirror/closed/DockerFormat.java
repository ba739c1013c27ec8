package org.dockermirror.closed;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.Format;

/** The format {@code docker}. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerFormat extends Format {

    static final String NAME = "docker";

    public DockerFormat() {
        super(NAME);
    }
}
