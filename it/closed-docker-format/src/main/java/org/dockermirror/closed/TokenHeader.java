package org.dockermirror.closed;

import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.security.token.BearerToken;

/** Where a request carries its token: {@code Authorization: Bearer DockerToken.<token>}. */
@Named(DockerRealm.NAME)
@Singleton
public class TokenHeader extends BearerToken {

    public TokenHeader() {
        super(DockerRealm.NAME);
    }
}
