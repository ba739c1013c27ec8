package org.dockermirror.standin;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.Format;

/** A format of the name {@code docker}. */
@Named(DockerFormat.NAME)
@Singleton
public class DockerFormat extends Format {

    static final String NAME = "docker";

    public DockerFormat() {
        super(NAME);
    }
}
