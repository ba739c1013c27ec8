package org.dockermirror.cli.warm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The platforms that users have.
 *
 * @param names each as {@code linux/amd64}; none for every one
 */
record Platforms(List<String> names) {

    Platforms {
        names = List.copyOf(names);
    }

    /** The digests of those manifests of an index that users will ask for. */
    List<String> wanted(JsonNode manifests) {
        List<String> wanted = new ArrayList<>();
        for (JsonNode manifest : manifests) {
            JsonNode platform = manifest.path("platform");
            String name = platform.path("os").asText() + "/"
                    + platform.path("architecture").asText();
            if (names.isEmpty()
                    || names.contains(name)
                    || names.contains(name + "/" + platform.path("variant").asText())) {
                wanted.add(manifest.path("digest").asText());
            }
        }
        return wanted;
    }
}
