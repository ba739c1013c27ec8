package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.eclipse.sisu.Description;
import org.sonatype.nexus.security.UserPrincipalsHelper;
import org.sonatype.nexus.security.authc.apikey.ApiKeyStore;
import org.sonatype.nexus.security.token.BearerTokenRealm;

/** The realm {@code DockerToken}, which takes the tokens that {@link Tokens} gives out. */
@Named(DockerRealm.NAME)
@Singleton
@Description("Docker Bearer Token Realm")
public class DockerRealm extends BearerTokenRealm {

    static final String NAME = "DockerToken";

    @Inject
    public DockerRealm(ApiKeyStore keys, UserPrincipalsHelper principals) {
        super(keys, principals, NAME);
    }

    @Override
    protected boolean isAnonymousSupported() {
        return true;
    }
}
