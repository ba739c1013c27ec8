package org.dockermirror.format.unused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The digests that a manifest names, as the OCI image specification ("Image Manifest", "Image Index") and its Docker
 * elders write them. Digests are kept as text: what is no digest names nothing that is kept.
 */
final class References {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> manifests = new LinkedHashSet<>();
    private final Set<String> blobs = new LinkedHashSet<>();
    private final @Nullable String subject;

    private References(JsonNode manifest) {
        manifest.path("manifests").forEach(descriptor -> add(manifests, descriptor));
        add(blobs, manifest.path("config"));
        manifest.path("layers").forEach(descriptor -> add(blobs, descriptor));
        this.subject = manifest.at("/subject/digest").textValue();
    }

    /** @throws IOException if this is no JSON */
    static References in(byte[] manifest) throws IOException {
        return new References(JSON.readTree(manifest));
    }

    /** The manifests of an index. */
    Set<String> manifests() {
        return manifests;
    }

    /** Configuration and layers. */
    Set<String> blobs() {
        return blobs;
    }

    /** The manifest that this one says something about, such as a signature of it; null if none. */
    @Nullable
    String subject() {
        return subject;
    }

    private static void add(Set<String> digests, JsonNode descriptor) {
        String digest = descriptor.path("digest").textValue();
        if (digest != null) {
            digests.add(digest);
        }
    }
}
