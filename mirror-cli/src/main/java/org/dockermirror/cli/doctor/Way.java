package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.ManifestTypes;

/** The way of an anonymous client, from the ping to the first layer, and past what must be closed to it. */
final class Way {

    private static final Map<String, String> MANIFESTS = Map.of("Accept", ManifestTypes.ACCEPT);
    /** In bytes: enough to see that a layer comes. */
    private static final int FIRST_OF_LAYER = 1 << 16;

    private static final int LARGEST_MANIFEST = 4 << 20;
    /** After this long without headers containerd gives up. */
    private static final long SLOW_MILLIS = 30_000;

    private final URI base;
    private final Wire wire;
    private final Optional<ImageReference> image;
    private final List<Finding> findings = new ArrayList<>();

    /** @param base the address, without {@code /v2/} and without a slash at its end */
    Way(URI base, Wire wire, Optional<ImageReference> image) {
        this.base = base;
        this.wire = wire;
        this.image = image;
    }

    List<Finding> walked() throws InterruptedException {
        Optional<Visitor> entered = entered();
        if (entered.isEmpty() || image.isEmpty()) {
            String why = entered.isEmpty()
                    ? "an earlier step is in the way"
                    : "no image was named that the mirror should serve";
            findings.add(Finding.skipped("pull", why));
        } else {
            pull(entered.get(), image.get());
        }
        if (entered.isPresent()) {
            ClosedDoors doors = new ClosedDoors(entered.get(), image);
            step(ClosedDoors.UNLISTED, doors::unlisted);
            step("push", doors::push);
            step("list of images", doors::catalogue);
            if (entered.get().challenge().isPresent()) {
                step("forwarded headers", doors::forwarded);
            }
        }
        return findings;
    }

    /** Who goes on behind the ping; nobody if there is no way on. */
    private Optional<Visitor> entered() throws InterruptedException {
        Ping[] ping = new Ping[1];
        boolean isOpen = step("ping", () -> {
            ping[0] = Ping.of(base, wire.get(URI.create(base + "/v2/"), Map.of()));
            return ping[0].finding();
        });
        if (!isOpen) {
            return Optional.empty();
        }
        if (ping[0].challenge().isEmpty()) {
            return Optional.of(new Visitor(base, wire, Optional.empty(), Optional.empty()));
        }
        Realm realm = Realm.of(base, ping[0].challenge().get());
        findings.add(realm.finding());
        return realm.address().map(address -> new Visitor(base, wire, ping[0].challenge(), Optional.of(address)));
    }

    private void pull(Visitor visitor, ImageReference wanted) throws InterruptedException {
        Map<String, String> headers = new HashMap<>(MANIFESTS);
        if (!step("token", () -> visitor.token(wanted.name(), headers))) {
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
}
