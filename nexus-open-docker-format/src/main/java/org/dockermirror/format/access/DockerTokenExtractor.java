package org.dockermirror.format.access;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.token.BearerToken;

/** Finds the tokens of this format in requests: {@code Authorization: Bearer DockerToken.<token>}. */
@Named(DockerTokenRealm.NAME)
@Singleton
public class DockerTokenExtractor extends BearerToken {

    public DockerTokenExtractor() {
        super(DockerTokenRealm.NAME);
    }
}
