package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.cli.registry.Challenge;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.ManifestTypes;

/** Whether the registry behind a mirror takes the tokens that it gives: asked from here, as anybody may. */
final class UpstreamClock {

    private static final ObjectMapper JSON = new ObjectMapper();

    private UpstreamClock() {}

    /** What it does with a fresh token; nothing where it cannot be reached from here, or the token has no time. */
    static Optional<Evidence> look(String upstream, Wire wire, ImageReference image) throws InterruptedException {
        try {
            String base = upstream.replaceAll("/+$", "");
            Challenge challenge = Challenge.parse(
                    wire.get(URI.create(base + "/v2/"), Map.of()).header("WWW-Authenticate"));
            Optional<URI> realm = challenge.realmAddress();
            if (realm.isEmpty()) {
                return Optional.empty();
            }
            JsonNode answer = wire.get(challenge.tokenAddress(realm.get(), image.name()), Map.of())
                    .json();
            return tried(base, wire, image, token(answer));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String token(JsonNode answer) {
        String token = Reply.text(answer.path("token"));
        return token.isEmpty() ? Reply.text(answer.path("access_token")) : token;
    }

    private static Optional<Evidence> tried(String base, Wire wire, ImageReference image, String token)
            throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", ManifestTypes.ACCEPT));
        headers.put("Authorization", "Bearer " + token);
        Reply reply = wire.get(URI.create(base + "/v2/" + image.name() + "/manifests/" + image.reference()), headers);
        Optional<Instant> there = reply.date();
        Optional<Instant> from = validFrom(token);
        if (there.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        boolean early = reply.status() == 401 && from.get().isAfter(there.get());
        return Optional.of(new Evidence(
                Cause.UPSTREAM_CLOCK,
                early,
                base + " gives tokens that are valid from " + from.get() + "; its own clock says " + there.get()));
    }

    /** As the token itself says, if it is one that can be read. */
    private static Optional<Instant> validFrom(String token) throws IOException {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        JsonNode from = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).path("nbf");
        return from.isNumber() ? Optional.of(Instant.ofEpochSecond(from.asLong())) : Optional.empty();
    }
}
