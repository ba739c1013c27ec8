package org.dockermirror.format.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.upstream.UpstreamException;
import org.jspecify.annotations.Nullable;

/** A manifest or index as upstream sent it, byte for byte, with its media type and its digest. */
public final class Manifest {

    /** An image index, and a list of referrers. */
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";

    /** What is asked for upstream, and what is kept: the types of the OCI image specification and their Docker elders. */
    public static final List<String> MEDIA_TYPES = List.of(
            OCI_INDEX,
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    /** The size in bytes up to which the distribution specification wants registries to accept manifests. */
    public static final int MAX_SIZE = 4 << 20;

    private static final Pattern FOREIGN = Pattern.compile(
            "application/vnd\\.(docker\\.image\\.rootfs\\.foreign\\.diff\\.tar|oci\\.image\\.layer\\.nondistributable\\.v1\\.tar)"
                    + "([.+](gzip|zstd))?");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final byte[] bytes;
    private final String mediaType;
    private final Digest digest;
    private final Map<Digest, Long> blobSizes;
    private final Map<Digest, List<String>> foreignLayers;

    private Manifest(byte[] bytes, String mediaType, Digest digest, JsonNode json) {
        this.bytes = bytes;
        this.mediaType = mediaType;
        this.digest = digest;
        this.blobSizes = blobSizes(json);
        this.foreignLayers = foreignLayers(json);
    }

    /**
     * @param contentType as upstream sent it; decides, because a manifest need not say its own type
     * @param expected null if nobody named a digest
     * @throws UpstreamException if this is no manifest or has another digest
     */
    public static Manifest verified(byte[] bytes, @Nullable String contentType, @Nullable Digest expected)
            throws IOException {
        Digest actual = Digests.of(bytes, expected == null ? Digest.SHA256 : expected.algorithm());
        if (expected != null && !expected.equals(actual)) {
            throw UpstreamException.mismatch(expected, actual);
        }
        JsonNode json = object(bytes);
        if (json == null) {
            throw new UpstreamException(
                    502, ErrorCode.MANIFEST_INVALID, "the upstream registry sent a manifest that is no JSON object");
        }
        return new Manifest(bytes, mediaType(json, contentType), actual, json);
    }

    public byte[] bytes() {
        return bytes;
    }

    public String mediaType() {
        return mediaType;
    }

    public Digest digest() {
        return digest;
    }

    /** How many bytes it says that its configuration and its layers have; what has no size of its own is left out. */
    public Map<Digest, Long> blobSizes() {
        return blobSizes;
    }

    /** Where it says that the layers lie which registries need not have. */
    public Map<Digest, List<String>> foreignLayers() {
        return foreignLayers;
    }

    private static Map<Digest, List<String>> foreignLayers(JsonNode json) {
        Map<Digest, List<String>> layers = new HashMap<>();
        for (JsonNode layer : json.path("layers")) {
            List<String> urls = new ArrayList<>();
            layer.path("urls").forEach(url -> urls.add(url.asText()));
            if (FOREIGN.matcher(layer.path("mediaType").asText()).matches() && !urls.isEmpty()) {
                Digest.read(layer.path("digest").asText())
                        .ifPresent(digest -> layers.merge(digest, List.copyOf(urls), Manifest::both));
            }
        }
        return Map.copyOf(layers);
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static Map<Digest, Long> blobSizes(JsonNode json) {
        Map<Digest, Long> sizes = new HashMap<>();
        addSize(sizes, json.path("config"));
        json.path("layers").forEach(layer -> addSize(sizes, layer));
        return Map.copyOf(sizes);
    }

    private static void addSize(Map<Digest, Long> sizes, JsonNode descriptor) {
        JsonNode size = descriptor.path("size");
        if (size.isIntegralNumber() && size.canConvertToLong() && size.longValue() >= 0) {
            Digest.read(descriptor.path("digest").asText())
                    .ifPresent(digest -> sizes.merge(digest, size.longValue(), Math::max));
        }
    }

    private static String mediaType(JsonNode json, @Nullable String contentType) throws IOException {
        String header = contentType == null ? "" : contentType.split(";", 2)[0].trim();
        String type =
                MEDIA_TYPES.contains(header) ? header : json.path("mediaType").asText();
        if (!MEDIA_TYPES.contains(type)) {
            throw new UpstreamException(
                    502,
                    ErrorCode.MANIFEST_INVALID,
                    "the upstream registry sent a manifest of the unknown type \"" + header + "\"");
        }
        return type;
    }

    private static @Nullable JsonNode object(byte[] bytes) throws IOException {
        try {
            JsonNode json = JSON.readTree(bytes);
            return json != null && json.isObject() ? json : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
