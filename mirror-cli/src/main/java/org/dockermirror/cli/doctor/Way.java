package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dockermirror.cli.registry.Challenge;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.ManifestTypes;

/** The way of an anonymous client, from the ping to the first layer, and past what must be closed to it. */
final class Way {

    private static final Map<String, String> MANIFESTS = Map.of("Accept", ManifestTypes.ACCEPT);
    private static final String PROBE = "nexus-mirror-doctor/";
    private static final Duration CLOCKS = Duration.ofSeconds(60);
    /** In bytes: enough to see that a layer comes. */
    private static final int FIRST_OF_LAYER = 1 << 16;

    private static final int LARGEST_MANIFEST = 4 << 20;
    /** After this long without headers containerd gives up. */
    private static final long SLOW_MILLIS = 30_000;

    private final URI base;
    private final Wire wire;
    private final Optional<ImageReference> image;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<Challenge> challenge = Optional.empty();
    private Optional<URI> realm = Optional.empty();
    private boolean open = true;

    /** @param base the address, without {@code /v2/} and without a slash at its end */
    Way(URI base, Wire wire, Optional<ImageReference> image) {
        this.base = base;
        this.wire = wire;
        this.image = image;
    }

    List<Finding> walked() throws InterruptedException {
        step("ping", this::ping);
        if (open) {
            challenge.ifPresent(this::realm);
        }
        pull();
        if (open) {
            step("an image on nobody's list", this::unlisted);
            step("push", this::push);
            step("list of images", this::catalogue);
            if (challenge.isPresent()) {
                step("forwarded headers", this::forwarded);
            }
        }
        return findings;
    }

    private void pull() throws InterruptedException {
        if (!open || image.isEmpty()) {
            String why = open ? "no image was named that the mirror should serve" : "an earlier step is in the way";
            findings.add(Finding.skipped("pull", why));
            return;
        }
        ImageReference wanted = image.get();
        Map<String, String> headers = new HashMap<>(MANIFESTS);
        if (!step("token", () -> token(wanted.name(), headers))) {
            return;
        }
        String path = wanted.name() + "/manifests/" + wanted.reference();
        Reply[] manifest = new Reply[1];
        if (step("manifest, HEAD", () -> head(path, headers))
                && step("manifest", () -> {
                    manifest[0] = wire.send("GET", at(path), headers, LARGEST_MANIFEST);
                    return manifestFinding(manifest[0], "manifest");
                })) {
            content(wanted.name(), manifest[0], headers);
        }
    }

    /** One step: what goes wrong on the wire is a finding like any other. Whether it did not fail. */
    private boolean step(String name, Step step) throws InterruptedException {
        Finding finding;
        try {
            finding = step.take();
        } catch (ConnectException e) {
            finding = Finding.failed(name, "no connection", Cause.PORT_CLOSED, Cause.FIREWALL);
        } catch (HttpTimeoutException e) {
            finding = Finding.failed(
                    name,
                    "no answer in time",
                    isContent(name) ? Cause.READ_TIMEOUT : Cause.NEXUS_DOWN,
                    Cause.UPSTREAM_DOWN);
        } catch (IOException e) {
            finding = Finding.failed(
                    name,
                    "the answer was cut off: " + e.getMessage(),
                    isContent(name) ? Cause.READ_TIMEOUT : Cause.NEXUS_DOWN,
                    Cause.UPSTREAM_DOWN);
        }
        findings.add(finding);
        return !finding.isFailed();
    }

    private static boolean isContent(String step) {
        return step.startsWith("configuration") || step.startsWith("layer");
    }

    @FunctionalInterface
    private interface Step {
        Finding take() throws IOException, InterruptedException;
    }

    private Finding ping() throws IOException, InterruptedException {
        Reply reply = wire.get(URI.create(base + "/v2/"), Map.of());
        open = reply.status() == 401 || reply.status() == 200 && !reply.isHtml();
        if (reply.status() == 401) {
            return challenged(reply);
        }
        if (open) {
            return reply.isRegistry()
                    ? Finding.ok("ping", reply.shown() + ", without a token")
                    : Finding.warning(
                            "ping", reply.shown() + " and does not say that it is a registry", Cause.PROXY_PASS);
        }
        return Finding.failed("ping", reply.shown() + redirect(reply), pingCauses(reply));
    }

    private static String redirect(Reply reply) {
        return reply.status() / 100 == 3
                ? " and leads to " + reply.header("Location").replaceAll("\\?.*", "")
                : "";
    }

    private Cause[] pingCauses(Reply reply) {
        return switch (reply.status()) {
            case 400 ->
                reply.text().contains("HTTPS port")
                        ? new Cause[] {Cause.TLS_AT_HTTP}
                        : new Cause[] {Cause.PROXY_PASS, Cause.REPOSITORY_MISSING};
            case 301, 302, 307, 308 ->
                base.getScheme().equals("http") && reply.header("Location").startsWith("https://")
                        ? new Cause[] {Cause.TLS_AT_HTTP}
                        : new Cause[] {Cause.PROXY_PASS};
            case 403 -> new Cause[] {Cause.SERVER_LIMIT, Cause.RULE_WRONG, Cause.PROXY_PASS};
            case 429 -> new Cause[] {Cause.TOO_MANY};
            case 500, 502, 504 -> new Cause[] {Cause.NEXUS_DOWN};
            case 503 -> new Cause[] {Cause.NEXUS_DOWN, Cause.REPOSITORY_MISSING};
            default -> new Cause[] {Cause.PROXY_PASS, Cause.REPOSITORY_MISSING};
        };
    }

    private Finding challenged(Reply reply) {
        Challenge found = Challenge.parse(reply.header("WWW-Authenticate"));
        if (found.scheme().equals("bearer")) {
            challenge = Optional.of(found);
            Duration apart = clocksApart(reply.header("Date"));
            return apart.compareTo(CLOCKS) > 0
                    ? Finding.warning(
                            "ping", reply.shown() + "; its clock differs by " + apart.toSeconds() + " s", Cause.CLOCK)
                    : Finding.ok("ping", reply.shown() + " and where to fetch a token");
        }
        open = false;
        return Finding.failed(
                "ping",
                reply.shown() + " and wants a login (" + (found.scheme().isEmpty() ? "unknown" : found.scheme()) + ")",
                Cause.BASIC_FORCED,
                Cause.ANONYMOUS_OFF,
                Cause.PROXY_PASS);
    }

    private static Duration clocksApart(String date) {
        try {
            Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(there, Instant.now()).abs();
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    /** Where clients are sent: to this very host, by the same scheme. Where not, the right address is tried after all. */
    private void realm(Challenge found) {
        String written = found.realm();
        Optional<URI> address = found.realmAddress();
        if (address.isEmpty()) {
            findings.add(Finding.failed(
                    "realm",
                    "tokens are to be fetched at \"" + written + "\", which is no address",
                    written.startsWith("null:")
                            ? new Cause[] {Cause.FORWARDED_PROTO, Cause.FORWARDED_HOST}
                            : new Cause[] {Cause.FORWARDED_HOST, Cause.FORWARDED_PROTO}));
            open = false;
            return;
        }
        URI uri = address.get();
        boolean sameHost = uri.getHost().equalsIgnoreCase(base.getHost());
        String seen = "tokens are fetched at " + written;
        if (sameHost
                && !uri.getScheme().equals(base.getScheme())
                && base.getScheme().equals("https")) {
            findings.add(Finding.failed("realm", seen + ", without TLS", Cause.FORWARDED_PROTO));
            realm = Optional.of(URI.create("https://" + base.getRawAuthority() + uri.getRawPath()));
        } else if (sameHost && Door.port(uri) != Door.port(base)) {
            findings.add(Finding.failed("realm", seen + ", at another port", Cause.FORWARDED_HOST));
            realm = Optional.of(URI.create(base.getScheme() + "://" + base.getRawAuthority() + uri.getRawPath()));
        } else if (!sameHost && uri.getPath() != null && uri.getPath().endsWith("/v2/token")) {
            findings.add(Finding.failed("realm", seen + ", at another host than was asked", Cause.FORWARDED_HOST));
            realm = Optional.of(URI.create(base.getScheme() + "://" + base.getRawAuthority() + uri.getRawPath()));
        } else {
            findings.add(Finding.ok("realm", seen));
            realm = address;
        }
    }

    private Finding token(String name, Map<String, String> headers) throws IOException, InterruptedException {
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

    private URI at(String path) {
        return URI.create(base + "/v2/" + path);
    }

    private Finding head(String path, Map<String, String> headers) throws IOException, InterruptedException {
        Reply reply = wire.send("HEAD", at(path), headers, 0);
        if (reply.status() == 200) {
            return Finding.ok("manifest, HEAD", reply.shown());
        }
        // An answer to HEAD has no words.
        return manifestFinding(wire.get(at(path), headers), "manifest, HEAD");
    }

    private static Finding manifestFinding(Reply reply, String step) {
        if (reply.status() != 200) {
            return Finding.failed(step, reply.shown(), ImageCauses.of(reply));
        }
        String said = reply.header("Docker-Content-Digest");
        String found = Sha256.of(reply.body());
        if (said.startsWith("sha256:") && !said.equals(found)) {
            return Finding.failed(step, reply.shown() + " with content of " + found, Cause.BROKEN_CONTENT);
        }
        return Finding.ok(step, reply.shown() + ", " + found);
    }

    private void content(String name, Reply manifest, Map<String, String> headers) throws InterruptedException {
        Reply[] single = {manifest};
        JsonNode children = manifest.json().path("manifests");
        if (children.isArray() && !children.isEmpty()) {
            String digest = children.get(0).path("digest").asText();
            for (JsonNode child : children) {
                if (child.at("/platform/os").asText().equals("linux")
                        && child.at("/platform/architecture").asText().equals("amd64")) {
                    digest = child.path("digest").asText();
                }
            }
            String path = name + "/manifests/" + digest;
            if (!step("manifest of a platform", () -> {
                single[0] = wire.send("GET", at(path), headers, LARGEST_MANIFEST);
                return manifestFinding(single[0], "manifest of a platform");
            })) {
                return;
            }
        }
        String config = single[0].json().at("/config/digest").asText();
        if (config.isEmpty()) {
            findings.add(Finding.skipped("configuration", "the manifest names none"));
        } else if (!step("configuration", () -> blob("configuration", name, config, headers, LARGEST_MANIFEST))) {
            return;
        }
        String layer = single[0].json().at("/layers/0/digest").asText();
        if (!layer.isEmpty()) {
            Map<String, String> range = new HashMap<>(headers);
            range.put("Range", "bytes=0-" + (FIRST_OF_LAYER - 1));
            step("layer, its beginning", () -> blob("layer, its beginning", name, layer, range, FIRST_OF_LAYER));
        }
    }

    private Finding blob(String step, String name, String digest, Map<String, String> headers, int most)
            throws IOException, InterruptedException {
        Reply reply = follow(wire.send("GET", at(name + "/blobs/" + digest), headers, most), headers, most);
        String seen = reply.shown() + " after " + reply.millis() + " ms";
        if (reply.status() == 504) {
            return Finding.failed(step, seen, Cause.READ_TIMEOUT, Cause.UPSTREAM_DOWN);
        }
        if (reply.status() != 200 && reply.status() != 206) {
            return Finding.failed(step, seen, ImageCauses.of(reply));
        }
        boolean whole = reply.status() == 200 && reply.body().length < most;
        if (whole && digest.startsWith("sha256:") && !digest.equals(Sha256.of(reply.body()))) {
            return Finding.failed(step, seen + " with other content", Cause.BROKEN_CONTENT);
        }
        return reply.millis() > SLOW_MILLIS ? Finding.warning(step, seen, Cause.SLOW) : Finding.ok(step, seen);
    }

    /** Blobs may lie at another host, to which the token is not shown. */
    private Reply follow(Reply reply, Map<String, String> headers, int most) throws IOException, InterruptedException {
        if (reply.status() / 100 != 3 || reply.header("Location").isEmpty()) {
            return reply;
        }
        Map<String, String> bare = new HashMap<>(headers);
        bare.remove("Authorization");
        URI elsewhere;
        try {
            elsewhere = reply.uri().resolve(reply.header("Location"));
        } catch (IllegalArgumentException e) {
            return reply;
        }
        return elsewhere.getHost() == null ? reply : wire.send("GET", elsewhere, bare, most);
    }

    private Finding unlisted() throws IOException, InterruptedException {
        String step = "an image on nobody's list";
        String name = PROBE + UUID.randomUUID();
        Map<String, String> headers = new HashMap<>(MANIFESTS);
        if (token(name, headers).isFailed()) {
            return Finding.skipped(step, "there is no token to ask with");
        }
        Reply reply = wire.get(at(name + "/manifests/none"), headers);
        return switch (reply.status()) {
            case 401 -> Finding.skipped(step, reply.shown() + ": clients are refused whatever they ask for");
            case 403 ->
                reply.code().isEmpty()
                        ? Finding.warning(
                                step, reply.shown() + ": clients do not show that to people", Cause.PROXY_PASS)
                        : Finding.ok(step, reply.shown());
            case 404 -> Finding.warning(step, reply.shown() + ": it was looked for", Cause.RULE_MISSING);
            case 429 -> Finding.warning(step, reply.shown(), Cause.TOO_MANY);
            default ->
                Finding.warning(step, reply.shown() + ": it was looked for", Cause.RULE_MISSING, Cause.UPSTREAM_DOWN);
        };
    }

    private Finding push() throws IOException, InterruptedException {
        String name = image.map(ImageReference::name).orElse(PROBE + "push");
        Map<String, String> headers = new HashMap<>();
        token(name, headers);
        Reply reply = wire.send("POST", at(name + "/blobs/uploads/"), headers, FIRST_OF_LAYER);
        if (reply.status() == 202 || reply.status() == 201) {
            return Finding.failed("push", reply.shown() + ": an upload could begin", Cause.PUSH_OPEN);
        }
        return Finding.ok("push", reply.shown());
    }

    private Finding catalogue() throws IOException, InterruptedException {
        Map<String, String> headers = new HashMap<>();
        token(PROBE + "catalog", headers);
        Reply reply = wire.get(at("_catalog"), headers);
        return reply.status() == 200 && reply.json().path("repositories").isArray()
                ? Finding.warning("list of images", reply.shown(), Cause.CATALOG_OPEN)
                : Finding.ok("list of images", reply.shown());
    }

    private Finding forwarded() throws IOException, InterruptedException {
        Reply reply = wire.get(
                URI.create(base + "/v2/"), Map.of("X-Forwarded-Host", "doctor.invalid", "X-Forwarded-Proto", "http"));
        String now = Challenge.parse(reply.header("WWW-Authenticate")).realm();
        String before = challenge.map(Challenge::realm).orElse("");
        return now.equals(before)
                ? Finding.ok("forwarded headers", "what a client says about itself changes nothing")
                : Finding.warning(
                        "forwarded headers",
                        "a client that makes up X-Forwarded-Host or -Proto is sent to " + now,
                        Cause.FORWARDED_BELIEVED);
    }
}
