package org.dockermirror.format.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.format.store.Manifest;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.repository.http.HttpResponses;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/**
 * The manifests that name a digest as their subject, as the distribution specification lists them (section "Listing
 * Referrers"): an image index whose descriptors stay as upstream has them.
 */
public final class Referrers {

    public static final Referrers NONE = new Referrers(List.of());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<JsonNode> descriptors;

    private Referrers(List<JsonNode> descriptors) {
        this.descriptors = List.copyOf(descriptors);
    }

    /** @throws IOException if this is no image index */
    public static Referrers parse(byte[] json) throws IOException {
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

    /** These, and after them those of another page or repository. */
    public Referrers and(Referrers more) {
        List<JsonNode> all = new ArrayList<>(descriptors);
        all.addAll(more.descriptors);
        return new Referrers(all);
    }

    /** Each digest once. */
    public Referrers unique() {
        Map<String, JsonNode> byDigest = new LinkedHashMap<>();
        descriptors.forEach(
                descriptor -> byDigest.putIfAbsent(descriptor.path("digest").asText(), descriptor));
        return new Referrers(new ArrayList<>(byDigest.values()));
    }

    /**
     * The answer for a client.
     *
     * @param artifactType the type that the client asks for; null or empty if all are wanted
     */
    public Response response(@Nullable String artifactType) {
        if (artifactType == null || artifactType.isEmpty()) {
            return HttpResponses.ok(new BytesPayload(toJson(), Manifest.OCI_INDEX));
        }
        // A media type has no blanks: this is a plus sign that the client did not escape.
        Referrers matching = ofType(artifactType.replace(' ', '+'));
        Response response = HttpResponses.ok(new BytesPayload(matching.toJson(), Manifest.OCI_INDEX));
        response.getHeaders().replace("OCI-Filters-Applied", "artifactType");
        return response;
    }

    /** Those of one artifact type. */
    Referrers ofType(String artifactType) {
        List<JsonNode> matching = new ArrayList<>(descriptors);
        matching.removeIf(
                descriptor -> !descriptor.path("artifactType").asText().equals(artifactType));
        return new Referrers(matching);
    }
}
