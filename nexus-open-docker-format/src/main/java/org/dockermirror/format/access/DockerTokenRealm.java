package org.dockermirror.format.access;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import javax.servlet.http.HttpServletRequest;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authc.IncorrectCredentialsException;
import org.apache.shiro.authc.SimpleAuthenticationInfo;
import org.eclipse.sisu.Description;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.security.UserPrincipalsHelper;
import org.sonatype.nexus.security.anonymous.AnonymousConfiguration;
import org.sonatype.nexus.security.anonymous.AnonymousManager;
import org.sonatype.nexus.security.anonymous.AnonymousPrincipalCollection;
import org.sonatype.nexus.security.authc.NexusApiKeyAuthenticationToken;
import org.sonatype.nexus.security.authc.apikey.ApiKeyStore;
import org.sonatype.nexus.security.token.BearerTokenRealm;

/**
 * The realm that accepts bearer tokens of Docker clients. Those of users are keys of the server's key store; anonymous
 * ones are {@link AnonymousTokens} and stand for the server's anonymous user while anonymous access is on.
 */
@Named(DockerTokenRealm.NAME)
@Singleton
@Description("Docker Bearer Token Realm")
public class DockerTokenRealm extends BearerTokenRealm {

    public static final String NAME = "DockerToken";

    /** The server's cache takes no null keys; nothing is ever stored under this one. */
    private static final String NOT_CACHED = "DockerToken.notCached";

    private final AnonymousTokens anonymousTokens;
    private final AnonymousManager anonymousManager;
    private @Nullable Provider<HttpServletRequest> request;

    @Inject
    public DockerTokenRealm(
            ApiKeyStore keyStore,
            UserPrincipalsHelper principals,
            AnonymousTokens anonymousTokens,
            AnonymousManager anonymousManager) {
        super(keyStore, principals, NAME);
        this.anonymousTokens = anonymousTokens;
        this.anonymousManager = anonymousManager;
    }

    @Inject
    @Override
    protected void setRequestProvider(Provider<HttpServletRequest> provider) {
        super.setRequestProvider(provider);
        this.request = provider;
    }

    @Override
    protected boolean isAnonymousSupported() {
        return true;
    }

    @Override
    protected @Nullable AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        if (!isAnonymous(token)) {
            return super.doGetAuthenticationInfo(token);
        }
        AnonymousConfiguration anonymous = anonymousManager.getConfiguration();
        if (!anonymous.isEnabled() || !anonymousTokens.verifies(credentials(token))) {
            return null;
        }
        // The user's own principals, so that the server knows it as anonymous wherever it asks.
        return new SimpleAuthenticationInfo(
                new AnonymousPrincipalCollection(anonymous.getUserId(), anonymous.getRealmName()),
                token.getCredentials());
    }

    @Override
    protected void assertCredentialsMatch(AuthenticationToken token, AuthenticationInfo info)
            throws AuthenticationException {
        if (!isAnonymous(token)) {
            super.assertCredentialsMatch(token, info);
            return;
        }
        if (!anonymousTokens.verifies(credentials(token))) {
            throw new IncorrectCredentialsException();
        }
        if (request != null) {
            request.get().setAttribute(IS_TOKEN_AUTH_KEY, true);
        }
        ((NexusApiKeyAuthenticationToken) token)
                .setPrincipal(info.getPrincipals().getPrimaryPrincipal());
    }

    @Override
    protected Object getAuthenticationCacheKey(AuthenticationToken token) {
        Object key = token == null || isAnonymous(token) ? null : super.getAuthenticationCacheKey(token);
        return key == null ? NOT_CACHED : key;
    }

    /** Anonymous tokens are quicker verified than looked up. */
    @Override
    protected boolean isAuthenticationCachingEnabled(AuthenticationToken token, AuthenticationInfo info) {
        return !isAnonymous(token) && super.isAuthenticationCachingEnabled(token, info);
    }

    private boolean isAnonymous(AuthenticationToken token) {
        return token.getCredentials() instanceof char[] && anonymousTokens.isAnonymous(credentials(token));
    }

    private static char[] credentials(AuthenticationToken token) {
        return (char[]) token.getCredentials();
    }
}
