package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.cli.registry.Challenge;

/**
 * An anonymous client that knows how this registry wants to be asked.
 *
 * @param base the address, without {@code /v2/} and without a slash at its end
 * @param challenge how to come back with a token, if one is wanted
 * @param realm where tokens are fetched, if they are
 */
record Visitor(URI base, Wire wire, Optional<Challenge> challenge, Optional<URI> realm) {

    URI at(String path) {
        return URI.create(base + "/v2/" + path);
    }

    /** Fetches a token for the image, and puts it among the headers. */
    Finding token(String name, Map<String, String> headers) throws IOException, InterruptedException {
        if (challenge.isEmpty() || realm.isEmpty()) {
            return Finding.ok("token", "none is wanted");
        }
        Reply reply = wire.get(challenge.get().tokenAddress(realm.get(), name), Map.of());
        String token = text(reply.json().path("token"), reply.json().path("access_token"));
        if (reply.status() == 200 && !token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
            return Finding.ok("token", reply.shown() + " with a token");
        }
        return Finding.failed("token", reply.shown(), tokenCauses(reply));
    }

    private static Cause[] tokenCauses(Reply reply) {
        return switch (reply.status()) {
            case 401 ->
                reply.message().contains("Realm")
                        ? new Cause[] {Cause.REALM_MISSING, Cause.ANONYMOUS_OFF}
                        : new Cause[] {Cause.ANONYMOUS_OFF, Cause.REALM_MISSING, Cause.BASIC_FORCED};
            case 403 -> new Cause[] {Cause.ANONYMOUS_OFF, Cause.SERVER_LIMIT, Cause.TOKEN_PATH_BLOCKED};
            case 429 -> new Cause[] {Cause.TOO_MANY};
            case 500, 502, 503, 504 -> new Cause[] {Cause.NEXUS_DOWN};
            default -> new Cause[] {Cause.TOKEN_PATH_BLOCKED, Cause.PROXY_PASS};
        };
    }

    private static String text(JsonNode first, JsonNode second) {
        return first.isTextual() ? first.textValue() : Reply.text(second);
    }
}
