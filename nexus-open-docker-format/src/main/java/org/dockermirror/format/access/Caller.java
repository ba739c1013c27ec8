package org.dockermirror.format.access;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.security.SecurityHelper;
import org.sonatype.nexus.security.anonymous.AnonymousManager;

/** Who sends the request of this thread. */
@Named
@Singleton
public class Caller {

    private final SecurityHelper security;
    private final AnonymousManager anonymous;

    @Inject
    public Caller(SecurityHelper security, AnonymousManager anonymous) {
        this.security = security;
        this.anonymous = anonymous;
    }

    /** Whether login, session or a bearer token came with the request, be it a token for anonymous use. */
    boolean isAuthenticated() {
        Subject subject = security.subject();
        return subject != null && subject.isAuthenticated();
    }

    /**
     * The user, null if nobody logged in: an anonymous token is no login. Told by the name, because what the realm
     * returned is copied on its way and loses its type.
     */
    @Nullable
    PrincipalCollection user() {
        Subject subject = security.subject();
        if (subject == null || !subject.isAuthenticated()) {
            return null;
        }
        PrincipalCollection principals = subject.getPrincipals();
        String anonymousUser = anonymous.getConfiguration().getUserId();
        return anonymousUser.equals(principals.getPrimaryPrincipal()) ? null : principals;
    }
}
