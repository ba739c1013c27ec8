package org.dockermirror.routing.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.content.Children;
import org.dockermirror.allowlist.name.Digest;

/**
 * Reads where a manifest leads to, by its members and whatever media type it was sent with: indexes, manifests and
 * artifacts of the OCI image specification and their Docker elders, down to version 2, schema 1.
 */
final class ManifestReader {

    /** Far more than any image has; whoever lists more of them is up to something else. */
    static final int MOST_CHILDREN = 4_096;

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestReader() {}

    /** Nothing if this is no manifest. A subject is not among the children: it is the subject that has referrers. */
    static Optional<Children> read(byte[] bytes) {
        JsonNode root = object(bytes);
        List<Digest> manifests = digests(root.path("manifests"), "digest");
        List<Digest> blobs = new ArrayList<>();
        add(blobs, root.path("config"), "digest");
        blobs.addAll(digests(root.path("layers"), "digest"));
        blobs.addAll(digests(root.path("blobs"), "digest"));
        blobs.addAll(digests(root.path("fsLayers"), "blobSum"));
        boolean index = root.path("manifests").isArray();
        if (!index && blobs.isEmpty() || manifests.size() + blobs.size() > MOST_CHILDREN) {
            return Optional.empty();
        }
        manifests.addAll(blobs);
        return Optional.of(new Children(index, manifests));
    }

    /** What an answer to a question for referrers lists; it has the form of an index. */
    static List<Digest> referrers(byte[] bytes) {
        List<Digest> referrers = digests(object(bytes).path("manifests"), "digest");
        return referrers.size() > MOST_CHILDREN ? List.of() : referrers;
    }

    private static JsonNode object(byte[] bytes) {
        try {
            JsonNode root = JSON.readTree(bytes);
            return root == null ? JSON.missingNode() : root;
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static List<Digest> digests(JsonNode descriptors, String member) {
        List<Digest> digests = new ArrayList<>();
        if (descriptors.isArray()) {
            descriptors.forEach(descriptor -> add(digests, descriptor, member));
        }
        return digests;
    }

    private static void add(List<Digest> digests, JsonNode descriptor, String member) {
        String text = descriptor.path(member).asText();
        if (Digest.isValid(text)) {
            digests.add(Digest.parse(text));
        }
    }
}
