package org.dockermirror.cli.warm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dockermirror.cli.registry.ImageReference;
import org.dockermirror.cli.registry.ManifestTypes;

/** Pulls one image: its manifests, configuration and layers, each checked against its digest, and keeps nothing. */
final class Pull {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> MANIFESTS = Map.of("Accept", ManifestTypes.ACCEPT);
    private static final int LARGEST_MANIFEST = 4 << 20;
    private static final int TRIES = 4;

    private final Registry registry;
    private final Verified verified;
    private final Platforms platforms;
    private final ImageReference image;
    private final Traffic traffic;
    private int requests;
    private int known;
    private long bytes;

    Pull(Registry registry, Verified verified, Platforms platforms, ImageReference image, Traffic traffic) {
        this.registry = registry;
        this.verified = verified;
        this.platforms = platforms;
        this.image = image;
        this.traffic = traffic;
    }

    Cost run() throws InterruptedException {
        long begun = System.nanoTime();
        String problem = "";
        try {
            manifest(image.reference());
        } catch (IOException e) {
            problem = e.getMessage() == null ? e.toString() : e.getMessage();
        }
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        return new Cost(image.toString(), requests, bytes, known, millis, problem);
    }

    private void manifest(String reference) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                registry.get(image.name(), image.name() + "/manifests/" + reference, MANIFESTS);
        requests++;
        byte[] content;
        try (InputStream body = response.body()) {
            content = body.readNBytes(LARGEST_MANIFEST);
        }
        bytes += content.length;
        String said = reference.contains(":")
                ? reference
                : response.headers().firstValue("Docker-Content-Digest").orElse("");
        if (!said.isEmpty()) {
            check(said, digest(said, content));
        }
        JsonNode manifest = JSON.readTree(content);
        List<String> children = platforms.wanted(manifest.path("manifests"));
        for (String child : children) {
            manifest(child);
        }
        List<JsonNode> blobs = blobs(manifest);
        traffic.expect(blobs.stream().mapToLong(Pull::size).sum());
        for (JsonNode blob : blobs) {
            String digest = blob.path("digest").asText();
            if (verified.has(digest)) {
                known++;
                traffic.came(size(blob));
            } else {
                blob(digest);
                verified.add(digest);
            }
        }
    }

    /** The descriptors of configuration and layers. */
    private static List<JsonNode> blobs(JsonNode manifest) {
        List<JsonNode> blobs = new ArrayList<>();
        if (manifest.at("/config/digest").isTextual()) {
            blobs.add(manifest.path("config"));
        }
        for (JsonNode layer : manifest.path("layers")) {
            // Foreign layers lie elsewhere; no registry has them.
            if (!layer.has("urls")) {
                blobs.add(layer);
            }
        }
        return blobs;
    }

    private static long size(JsonNode descriptor) {
        return descriptor.path("size").asLong();
    }

    /** A connection that breaks is taken up where it broke. */
    private void blob(String digest) throws IOException, InterruptedException {
        MessageDigest sum = algorithm(digest);
        long done = 0;
        for (int tries = 1; ; tries++) {
            Map<String, String> range = done == 0 ? Map.of() : Map.of("Range", "bytes=" + done + "-");
            HttpResponse<InputStream> response = registry.get(image.name(), image.name() + "/blobs/" + digest, range);
            requests++;
            if (response.statusCode() == 200 && done > 0) {
                // The range was not honoured: from the beginning again.
                sum.reset();
                done = 0;
            }
            long before = done;
            try (InputStream body = response.body()) {
                byte[] buffer = new byte[1 << 16];
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    sum.update(buffer, 0, read);
                    done += read;
                    traffic.came(read);
                }
                bytes += done - before;
                check(
                        digest,
                        digest.substring(0, digest.indexOf(':') + 1)
                                + HexFormat.of().formatHex(sum.digest()));
                return;
            } catch (WrongContentException e) {
                throw e;
            } catch (IOException e) {
                bytes += done - before;
                if (tries == TRIES) {
                    throw new IOException(digest + " broke off " + TRIES + " times, last at byte " + done, e);
                }
            }
        }
    }

    private static void check(String wanted, String found) throws WrongContentException {
        if (!wanted.equals(found)) {
            throw new WrongContentException(wanted + " came with the content of " + found);
        }
    }

    private static String digest(String wanted, byte[] content) throws IOException {
        MessageDigest sum = algorithm(wanted);
        return wanted.substring(0, wanted.indexOf(':') + 1) + HexFormat.of().formatHex(sum.digest(content));
    }

    private static MessageDigest algorithm(String digest) throws IOException {
        try {
            if (digest.startsWith("sha256:")) {
                return MessageDigest.getInstance("SHA-256");
            }
            if (digest.startsWith("sha512:")) {
                return MessageDigest.getInstance("SHA-512");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        throw new IOException("\"" + digest + "\" is no digest that can be checked");
    }

    /** What came is not what was asked for: another try would be no better. */
    private static final class WrongContentException extends IOException {
        private static final long serialVersionUID = 1L;

        WrongContentException(String message) {
            super(message);
        }
    }
}
