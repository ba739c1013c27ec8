package org.dockermirror.format.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.format.store.Manifest;

/**
 * The manifests that name a digest as their subject, as the distribution specification lists them (section "Listing
 * Referrers"): an image index whose descriptors stay as upstream has them.
 */
final class Referrers {

    static final Referrers NONE = new Referrers(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> descriptors;

    private Referrers(List<JsonNode> descriptors) {
        this.descriptors = List.copyOf(descriptors);
    }

    /** @throws IOException if this is no image index */
    static Referrers parse(byte[] json) throws IOException {
        JsonNode root = JSON.readTree(json);
        if (root == null || !root.isObject()) {
            throw new IOException("a list of referrers is an image index, a JSON object");
        }
        List<JsonNode> descriptors = new ArrayList<>();
        root.path("manifests").forEach(descriptors::add);
        return new Referrers(descriptors);
    }

    byte[] toJson() {
        ObjectNode root = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", Manifest.OCI_INDEX);
        root.putArray("manifests").addAll(descriptors);
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isEmpty() {
        return descriptors.isEmpty();
    }

    /** These, and those of another page after them. */
    Referrers and(Referrers more) {
        List<JsonNode> all = new ArrayList<>(descriptors);
        all.addAll(more.descriptors);
        return new Referrers(all);
    }

    /** Those of one artifact type. */
    Referrers ofType(String artifactType) {
        List<JsonNode> matching = new ArrayList<>(descriptors);
        matching.removeIf(
                descriptor -> !descriptor.path("artifactType").asText().equals(artifactType));
        return new Referrers(matching);
    }
}
