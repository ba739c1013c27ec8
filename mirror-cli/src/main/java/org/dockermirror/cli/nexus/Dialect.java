package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * The words of REST that differ between versions of Nexus, learned from the OpenAPI document of the server itself.
 *
 * @param dockerFormat whether Docker proxy repositories can be made
 * @param routingRule the field by which a request names the routing rule; an answer always has {@code routingRuleName}
 * @param pathEnabled whether a request says if the repository can be reached by its path ({@code docker.pathEnabled})
 * @param fallbacks whether the format asks further registries ({@code dockerProxy.fallbackUrls}), as the open one does
 */
record Dialect(boolean dockerFormat, String routingRule, boolean pathEnabled, boolean fallbacks) {

    static final String FALLBACKS = "fallbackUrls";

    static final String IN_ANSWERS = "routingRuleName";

    private static final String IN_OLDER_REQUESTS = "routingRule";

    /** Reads it from a document of Swagger 2 or OpenAPI 3. */
    static Dialect of(JsonNode document) {
        JsonNode schemas = document.has("definitions")
                ? document.path("definitions")
                : document.path("components").path("schemas");
        JsonNode request = schema(schemas, "DockerProxyRepositoryApiRequest").path("properties");
        return new Dialect(
                document.path("paths").has("/v1/repositories/docker/proxy"),
                request.has(IN_ANSWERS) ? IN_ANSWERS : IN_OLDER_REQUESTS,
                schema(schemas, "DockerAttributes").path("properties").has("pathEnabled"),
                schema(schemas, "DockerProxyAttributes").path("properties").has(FALLBACKS));
    }

    /** By the class's own name, whatever stands before it. */
    private static JsonNode schema(JsonNode schemas, String name) {
        Iterator<Map.Entry<String, JsonNode>> fields = schemas.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (field.getKey().equals(name) || field.getKey().endsWith("." + name)) {
                return field.getValue();
            }
        }
        return schemas.path(name);
    }
}
