package org.dockermirror.it.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Rest;

/** What a repository has, as the server's REST lists it. */
final class Contents {
    private final String repository;

    private Contents(String repository) {
        this.repository = repository;
    }

    static Contents of(String repository) {
        return new Contents(repository);
    }

    /** The assets that an image is kept as, without its tag. */
    static List<String> assetsOf(OwnImage image) {
        List<String> paths = new ArrayList<>();
        paths.add("/v2/" + image.name() + "/manifests/" + image.digest());
        image.manifests().forEach(digest -> paths.add("/v2/" + image.name() + "/manifests/" + digest));
        image.blobs().forEach(digest -> paths.add("/v2/-/blobs/" + digest));
        return paths;
    }

    /** Their paths. */
    List<String> assets() {
        return all("assets", "path");
    }

    /** Their names. */
    List<String> components() {
        return all("components", "name");
    }

    private List<String> all(String what, String field) {
        List<String> values = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = Rest.get(what + "?repository=" + repository + next);
            for (JsonNode item : page.path("items")) {
                // REST shows a path without its first slash in some versions.
                String value = item.path(field).asText();
                values.add(what.equals("assets") && !value.startsWith("/") ? "/" + value : value);
            }
            next = "&continuationToken=" + page.path("continuationToken").asText();
        } while (!next.endsWith("=null") && !next.endsWith("="));
        return values;
    }
}
