package org.dockermirror.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dockermirror.cli.registry.Challenge;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.ManifestTypes;

/** What an anonymous client of a mirror must not get. */
record ClosedDoors(Visitor visitor, Optional<ImageReference> image) {

    static final String UNLISTED = "an image on nobody's list";

    private static final String PROBE = "nexus-mirror-doctor/";
    /** In bytes: as much of an answer as is looked at. */
    private static final int ANSWER = 1 << 16;

    Finding unlisted() throws IOException, InterruptedException {
        String name = PROBE + UUID.randomUUID();
        Map<String, String> headers = new HashMap<>(Map.of("Accept", ManifestTypes.ACCEPT));
        if (visitor.token(name, headers).isFailed()) {
            return Finding.skipped(UNLISTED, "there is no token to ask with");
        }
        Reply reply = visitor.wire().get(visitor.at(name + "/manifests/none"), headers);
        return switch (reply.status()) {
            case 401 -> Finding.skipped(UNLISTED, reply.shown() + ": clients are refused whatever they ask for");
            case 403 ->
                reply.code().isEmpty()
                        ? Finding.warning(
                                UNLISTED, reply.shown() + ": clients do not show that to people", Cause.PROXY_PASS)
                        : Finding.ok(UNLISTED, reply.shown());
            case 404 -> Finding.warning(UNLISTED, reply.shown() + ": it was looked for", Cause.RULE_MISSING);
            case 429 -> Finding.warning(UNLISTED, reply.shown(), Cause.TOO_MANY);
            default ->
                Finding.warning(
                        UNLISTED, reply.shown() + ": it was looked for", Cause.RULE_MISSING, Cause.UPSTREAM_DOWN);
        };
    }

    Finding push() throws IOException, InterruptedException {
        String name = image.map(ImageReference::name).orElse(PROBE + "push");
        Map<String, String> headers = new HashMap<>();
        visitor.token(name, headers);
        Reply reply = visitor.wire().send("POST", visitor.at(name + "/blobs/uploads/"), headers, ANSWER);
        if (reply.status() == 202 || reply.status() == 201) {
            return Finding.failed("push", reply.shown() + ": an upload could begin", Cause.PUSH_OPEN);
        }
        return Finding.ok("push", reply.shown());
    }

    Finding catalogue() throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>();
        visitor.token(PROBE + "catalog", headers);
        Reply reply = visitor.wire().get(visitor.at("_catalog"), headers);
        return reply.status() == 200 && reply.json().path("repositories").isArray()
                ? Finding.warning("list of images", reply.shown(), Cause.CATALOG_OPEN)
                : Finding.ok("list of images", reply.shown());
    }

    Finding forwarded() throws IOException, InterruptedException {
        Reply reply = visitor.wire()
                .get(
                        URI.create(visitor.base() + "/v2/"),
                        Map.of("X-Forwarded-Host", "doctor.invalid", "X-Forwarded-Proto", "http"));
        String now = Challenge.parse(reply.header("WWW-Authenticate")).realm();
        String before = visitor.challenge().map(Challenge::realm).orElse("");
        return now.equals(before)
                ? Finding.ok("forwarded headers", "what a client says about itself changes nothing")
                : Finding.warning(
                        "forwarded headers",
                        "a client that makes up X-Forwarded-Host or -Proto is sent to " + now,
                        Cause.FORWARDED_BELIEVED);
    }
}
