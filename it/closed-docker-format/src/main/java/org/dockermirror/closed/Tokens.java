package org.dockermirror.closed;

import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;
import org.sonatype.nexus.security.SecurityHelper;
import org.sonatype.nexus.security.authc.apikey.ApiKeyStore;
import org.sonatype.nexus.security.token.BearerTokenManager;

/** {@code /v2/token}: a bearer token for whoever asks, the anonymous user among them. */
@Named
@Singleton
public class Tokens extends BearerTokenManager implements Handler {

    @Inject
    public Tokens(ApiKeyStore keys, SecurityHelper security) {
        super(keys, security, DockerRealm.NAME);
    }

    @Override
    public Response handle(Context context) {
        String token = createToken(securityHelper.subject().getPrincipals());
        return HttpResponses.ok(new StringPayload("{\"token\":\"" + token + "\"}", "application/json"));
    }
}
