package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An image that a test puts upstream for itself alone, and the digests of all that it consists of. */
public final class OwnImage {
    private final String name;
    private final String tag;
    private final String digest;
    private final List<String> manifests = new ArrayList<>();
    private final List<String> blobs = new ArrayList<>();

    private OwnImage(String image, String digest) {
        this.name = image.substring(0, image.indexOf(':'));
        this.tag = image.substring(name.length() + 1);
        this.digest = digest;
        collect(digest);
    }

    /** One manifest; what it consists of is like no other image's. */
    public static OwnImage single(String image) {
        return new OwnImage(
                image, ImagePush.to(Upstream.direct(), image, MediaTypes.DOCKER).single(image));
    }

    /** One manifest with a layer of this many bytes that do not compress, the first of its layers. */
    public static OwnImage withLayer(String image, int bytes) {
        return new OwnImage(
                image,
                ImagePush.to(Upstream.direct(), image, MediaTypes.OCI)
                        .withRandomLayer(bytes)
                        .single(image));
    }

    /** One OCI manifest whose first layer has this media type and these bytes, whatever they are. */
    public static OwnImage withLayer(String image, String type, byte[] bytes) {
        return withLayer(image, type, bytes, Digests.of(bytes));
    }

    /** One OCI manifest whose first layer has these bytes and goes by a digest of another algorithm. */
    public static OwnImage withSha512Layer(String image, byte[] bytes) {
        return withLayer(image, MediaTypes.OCI.layer, bytes, Digests.sha512(bytes));
    }

    private static OwnImage withLayer(String image, String type, byte[] bytes, String digest) {
        return new OwnImage(
                image,
                ImagePush.to(Upstream.direct(), image, MediaTypes.OCI)
                        .withLayer(type, bytes, digest)
                        .single(image));
    }

    /** One Docker manifest whose first layer is to be fetched from this address: the registry does not have it. */
    public static OwnImage withForeignLayer(String image, String url) {
        return withForeignLayer(image, image.getBytes(UTF_8), url);
    }

    /** The same with a layer of these bytes. */
    public static OwnImage withForeignLayer(String image, byte[] layer, String url) {
        return new OwnImage(
                image,
                ImagePush.to(Upstream.direct(), image, MediaTypes.DOCKER)
                        .withForeignLayer(MediaTypes.FOREIGN_LAYER, layer, url)
                        .single(image));
    }

    /** One that a program has made and put there. */
    static OwnImage thatIsUpstream(String image) {
        return new OwnImage(
                image,
                Digests.of(manifest(image.replaceFirst(":.*", ""), image.replaceFirst(".*:", ""))
                        .body()));
    }

    /** The path of the first layer. */
    public String layerPath() {
        return "/v2/" + name + "/blobs/" + blobs.get(1);
    }

    /** An index of two manifests; what they consist of is like no other image's. */
    public static OwnImage index(String image) {
        return new OwnImage(
                image, ImagePush.to(Upstream.direct(), image, MediaTypes.OCI).index(image));
    }

    public String name() {
        return name;
    }

    /** {@code name:tag}. */
    public String byTag() {
        return name + ":" + tag;
    }

    /** {@code name@digest}. */
    public String byDigest() {
        return name + "@" + digest;
    }

    /** Of what the tag points to. */
    public String digest() {
        return digest;
    }

    /** Of the manifests in the index; none if it is no index. */
    public List<String> manifests() {
        return List.copyOf(manifests);
    }

    /** Of all configurations and layers. */
    public List<String> blobs() {
        return List.copyOf(blobs);
    }

    /**
     * Puts an artifact of each type upstream that refers to what the tag points to, and the tag under which clients list
     * them where a registry does not.
     *
     * @return their digests
     */
    public List<String> referredToBy(String... types) {
        ImagePush push = ImagePush.to(Upstream.direct(), name + ":" + digest.replace(':', '-'), MediaTypes.OCI);
        List<ObjectNode> artifacts =
                Stream.of(types).map(type -> push.artifact(type, digest)).toList();
        push.indexOf(artifacts);
        return artifacts.stream()
                .map(artifact -> artifact.get("digest").asText())
                .toList();
    }

    public String referrersPath() {
        return "/v2/" + name + "/referrers/" + digest;
    }

    public String tagPath() {
        return Visitor.manifestPath(byTag());
    }

    /** Paths of everything that the tag leads to by digest, as if it belonged to the image of this name. */
    public List<String> pathsUnder(String other) {
        List<String> paths = new ArrayList<>();
        paths.add("/v2/" + other + "/manifests/" + digest);
        manifests.forEach(manifest -> paths.add("/v2/" + other + "/manifests/" + manifest));
        blobs.forEach(blob -> paths.add("/v2/" + other + "/blobs/" + blob));
        return paths;
    }

    /** Paths of everything that the tag leads to by digest. */
    public List<String> paths() {
        return pathsUnder(name);
    }

    private void collect(String manifest) {
        JsonNode json = manifest(name, manifest).json();
        for (JsonNode child : json.path("manifests")) {
            manifests.add(child.get("digest").asText());
            collect(child.get("digest").asText());
        }
        if (json.has("config")) {
            blobs.add(json.at("/config/digest").asText());
            json.path("layers").forEach(layer -> blobs.add(layer.get("digest").asText()));
        }
    }

    private static Http.Reply manifest(String name, String reference) {
        return Http.send(
                        "GET",
                        Upstream.direct() + "/v2/" + name + "/manifests/" + reference,
                        Map.of("Accept", MediaTypes.accepted()),
                        new byte[0])
                .expect(200);
    }
}
