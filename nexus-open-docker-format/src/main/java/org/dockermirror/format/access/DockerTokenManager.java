package org.dockermirror.format.access;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.shiro.subject.PrincipalCollection;
import org.sonatype.nexus.security.SecurityHelper;
import org.sonatype.nexus.security.authc.apikey.ApiKeyStore;
import org.sonatype.nexus.security.token.BearerTokenManager;

/** Gives out bearer tokens: a user's from the server's key store, an anonymous one without it. */
@Named
@Singleton
public class DockerTokenManager extends BearerTokenManager {

    private final AnonymousTokens anonymousTokens;

    @Inject
    public DockerTokenManager(ApiKeyStore keyStore, SecurityHelper security, AnonymousTokens anonymousTokens) {
        super(keyStore, security, DockerTokenRealm.NAME);
        this.anonymousTokens = anonymousTokens;
    }

    public String tokenOf(PrincipalCollection user) {
        return createToken(user);
    }

    public String anonymousToken() {
        return DockerTokenRealm.NAME + "." + anonymousTokens.issue();
    }
}
