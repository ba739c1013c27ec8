package org.dockermirror.format.access;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.shiro.authz.AuthorizationException;
import org.dockermirror.format.config.DockerSettings;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;

/**
 * Asks who is not known yet to come back with a token, before the server's security handler decides what they may read.
 *
 * <p>Where tokens are the way in ({@code forceBasicAuth=false}), the server's anonymous user alone is not enough: only
 * the token realm lets anonymous pulls in. Where logins are, a client that never asks is judged by the anonymous user's
 * privileges, as on any repository.
 *
 * <p>What a group asks of its members is judged at the group alone, as the server's security handler does it.
 */
@Named
@Singleton
public class AccessHandler implements Handler {

    private static final String PASSED = AccessHandler.class.getName() + ".passed";

    private final Caller caller;

    @Inject
    public AccessHandler(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Response handle(Context context) throws Exception {
        if (context.getAttributes().contains(PASSED)) {
            return context.proceed();
        }
        DockerSettings settings = DockerSettings.of(context.getRepository().getConfiguration());
        if (!settings.forceBasicAuth() && !caller.isAuthenticated()) {
            throw Challenges.of(context, settings);
        }
        context.getAttributes().set(PASSED, true);
        try {
            return context.proceed();
        } catch (AuthorizationException e) {
            if (caller.user() == null) {
                throw Challenges.of(context, settings);
            }
            throw new RegistryException(403, ErrorCode.DENIED, "requested access to the resource is denied");
        }
    }
}
