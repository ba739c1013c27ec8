package org.dockermirror.format.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authc.AuthenticationException;
import org.apache.shiro.authc.UsernamePasswordToken;
import org.apache.shiro.subject.PrincipalCollection;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.collect.StringMultimap;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Context;
import org.sonatype.nexus.repository.view.Handler;
import org.sonatype.nexus.repository.view.Request;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.StringPayload;
import org.sonatype.nexus.security.anonymous.AnonymousManager;
import org.sonatype.nexus.security.realm.RealmManager;

/**
 * Gives tokens as Docker's token authentication specification has it: by GET, with or without Basic, and by POST with
 * an OAuth2 form of {@code grant_type=password}. A token says who asks, not what they may: that is judged anew at each
 * request, so scopes are not looked at.
 */
@Named
@Singleton
public class TokenHandler implements Handler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Caller caller;
    private final DockerTokenManager tokens;
    private final AnonymousManager anonymous;
    private final RealmManager realms;

    @Inject
    public TokenHandler(Caller caller, DockerTokenManager tokens, AnonymousManager anonymous, RealmManager realms) {
        this.caller = caller;
        this.tokens = tokens;
        this.anonymous = anonymous;
        this.realms = realms;
    }

    @Override
    public Response handle(Context context) {
        PrincipalCollection user = user(context.getRequest());
        if (!realms.isRealmEnabled(DockerTokenRealm.NAME)) {
            throw Challenges.basic("this server accepts no tokens: its Docker Bearer Token Realm is not active");
        }
        if (user == null && !anonymous.isEnabled()) {
            throw Challenges.basic("authentication required");
        }
        String token = user == null ? tokens.anonymousToken() : tokens.tokenOf(user);
        Response response = HttpResponses.ok(new StringPayload(json(token), ContentTypes.APPLICATION_JSON));
        response.getHeaders().replace("Cache-Control", "no-store");
        return response;
    }

    /** Null if no login came with the request; one that is wrong is refused, never taken for anonymous. */
    private @Nullable PrincipalCollection user(Request request) {
        PrincipalCollection user = caller.user();
        if (user != null) {
            return user;
        }
        String authorization = request.getHeaders().get("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            throw Challenges.basic("incorrect username or password");
        }
        return "POST".equals(request.getAction()) ? formUser(request.getParameters()) : null;
    }

    private static @Nullable PrincipalCollection formUser(StringMultimap form) {
        String grant = form.get("grant_type");
        String username = form.get("username");
        String password = form.get("password");
        if (grant == null) {
            return null;
        }
        if (!grant.equals("password") || username == null || password == null) {
            throw Challenges.basic("only grant_type=password with username and password is supported");
        }
        try {
            return SecurityUtils.getSecurityManager()
                    .authenticate(new UsernamePasswordToken(username, password))
                    .getPrincipals();
        } catch (AuthenticationException e) {
            throw Challenges.basic("incorrect username or password");
        }
    }

    private static String json(String token) {
        ObjectNode answer = JSON.createObjectNode()
                .put("token", token)
                .put("access_token", token)
                .put("expires_in", AnonymousTokens.LIFE.toSeconds())
                .put("issued_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
