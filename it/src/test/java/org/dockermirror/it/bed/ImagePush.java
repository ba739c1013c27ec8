package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** An image made and pushed over the registry's own HTTP interface, byte by byte as a test needs it. */
final class ImagePush {
    private record Layer(String diffId, ObjectNode descriptor) {}

    private final String base;
    private final String tag;
    private final MediaTypes types;
    private final List<Layer> layers = new ArrayList<>();

    private ImagePush(String base, String tag, MediaTypes types) {
        this.base = base;
        this.tag = tag;
        this.types = types;
    }

    static ImagePush to(String registry, String image, MediaTypes types) {
        String[] parts = image.split(":", 2);
        return new ImagePush(registry + "/v2/" + parts[0], parts[1], types);
    }

    /** Adds a layer of bytes that do not compress. */
    ImagePush withRandomLayer(int bytes) {
        byte[] random = new byte[bytes];
        // Other bytes in every image, and the same in every run.
        new Random(31L * (base + tag).hashCode() + bytes).nextBytes(random);
        addLayer("data/random.bin", random, Deflater.NO_COMPRESSION);
        return this;
    }

    /** Adds a layer of a media type, of any bytes, under one of their digests. */
    ImagePush withLayer(String type, byte[] bytes, String digest) {
        layers.add(new Layer(Digests.of(bytes), putBlob(type, bytes, digest)));
        return this;
    }

    /** Adds a layer that is to be fetched from an address and is not in the registry. */
    ImagePush withForeignLayer(String type, byte[] bytes, String url) {
        ObjectNode descriptor = descriptor(type, bytes, Digests.of(bytes));
        descriptor.putArray("urls").add(url);
        layers.add(new Layer(Digests.of(bytes), descriptor));
        return this;
    }

    /** One image for this machine; the content makes its digest differ from every other image's. */
    String single(String content) {
        addLayer("hello.txt", content.getBytes(UTF_8), Deflater.DEFAULT_COMPRESSION);
        return putManifest(tag, types.manifest, manifest("amd64", true));
    }

    /** One image whose manifest leaves its media type out. */
    String untyped() {
        addLayer("hello.txt", "untyped".getBytes(UTF_8), Deflater.DEFAULT_COMPRESSION);
        return putManifest(tag, types.manifest, manifest("amd64", false));
    }

    /** One image for two machines. */
    String index() {
        return index(tag);
    }

    /** One image for two machines; the content makes its digests differ from every other image's. */
    String index(String content) {
        ObjectNode index = Http.JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", types.index);
        ArrayNode manifests = index.putArray("manifests");
        for (String machine : List.of("amd64", "arm64")) {
            layers.clear();
            addLayer("hello.txt", (content + " for " + machine).getBytes(UTF_8), Deflater.DEFAULT_COMPRESSION);
            byte[] manifest = manifest(machine, true);
            String digest = putManifest(Digests.of(manifest), types.manifest, manifest);
            manifests
                    .addObject()
                    .put("mediaType", types.manifest)
                    .put("digest", digest)
                    .put("size", manifest.length)
                    .putObject("platform")
                    .put("architecture", machine)
                    .put("os", "linux");
        }
        return putManifest(tag, types.index, index.toString().getBytes(UTF_8));
    }

    /** An artifact that refers to a manifest; without a tag. */
    ObjectNode artifact(String type, String subject) {
        ObjectNode manifest = Http.JSON
                .createObjectNode()
                .put("schemaVersion", 2)
                .put("mediaType", types.manifest)
                .put("artifactType", type);
        ObjectNode empty = putBlob("application/vnd.oci.empty.v1+json", "{}".getBytes(UTF_8));
        manifest.set("config", empty);
        manifest.putArray("layers").add(empty);
        manifest.putObject("subject")
                .put("mediaType", types.manifest)
                .put("digest", subject)
                .put("size", 2);
        byte[] bytes = manifest.toString().getBytes(UTF_8);
        return Http.JSON
                .createObjectNode()
                .put("mediaType", types.manifest)
                .put("digest", putManifest(Digests.of(bytes), types.manifest, bytes))
                .put("size", bytes.length)
                .put("artifactType", type);
    }

    /** An index of what is somewhere already. */
    String indexOf(List<ObjectNode> descriptors) {
        ObjectNode index = Http.JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", types.index);
        index.putArray("manifests").addAll(descriptors);
        return putManifest(tag, types.index, index.toString().getBytes(UTF_8));
    }

    private byte[] manifest(String machine, boolean typed) {
        ObjectNode config =
                Http.JSON.createObjectNode().put("architecture", machine).put("os", "linux");
        config.putObject("config").putArray("Cmd").add("/hello");
        ArrayNode diffs = config.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        layers.forEach(layer -> diffs.add(layer.diffId()));
        ObjectNode manifest = Http.JSON.createObjectNode().put("schemaVersion", 2);
        if (typed) {
            manifest.put("mediaType", types.manifest);
        }
        manifest.set("config", putBlob(types.config, config.toString().getBytes(UTF_8)));
        ArrayNode list = manifest.putArray("layers");
        layers.forEach(layer -> list.add(layer.descriptor()));
        return manifest.toString().getBytes(UTF_8);
    }

    private void addLayer(String name, byte[] content, int compression) {
        try {
            byte[] tar = Tar.of(name, content);
            ByteArrayOutputStream zipped = new ByteArrayOutputStream(tar.length + 4096);
            try (GZIPOutputStream out = new GZIPOutputStream(zipped) {
                {
                    def.setLevel(compression);
                }
            }) {
                out.write(tar);
            }
            layers.add(new Layer(Digests.of(tar), putBlob(types.layer, zipped.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode putBlob(String type, byte[] bytes) {
        return putBlob(type, bytes, Digests.of(bytes));
    }

    private ObjectNode putBlob(String type, byte[] bytes, String digest) {
        String location = Http.send("POST", base + "/blobs/uploads/", Map.of(), new byte[0])
                .expect(202)
                .header("Location");
        Http.send("PUT", location + "&digest=" + digest, Map.of("Content-Type", "application/octet-stream"), bytes)
                .expect(201);
        return descriptor(type, bytes, digest);
    }

    private static ObjectNode descriptor(String type, byte[] bytes, String digest) {
        return Http.JSON
                .createObjectNode()
                .put("mediaType", type)
                .put("digest", digest)
                .put("size", bytes.length);
    }

    private String putManifest(String reference, String type, byte[] bytes) {
        Http.send("PUT", base + "/manifests/" + reference, Map.of("Content-Type", type), bytes)
                .expect(201);
        return Digests.of(bytes);
    }
}
