package org.dockermirror.it.bed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes Docker repositories of every kind by the call that the web UI of a stock server makes, whatever format is there. */
public final class Repositories {
    private Repositories() {}

    /** A repository that images are pushed to. */
    public static void hosted(String name) {
        ObjectNode attributes = storage();
        attributes.withObject("/storage").put("writePolicy", "ALLOW");
        make(name, "docker-hosted", attributes);
    }

    /** A repository that asks its members in this order. */
    public static void group(String name, List<String> members) {
        ObjectNode attributes = storage();
        members.forEach(attributes.withObject("/group").putArray("memberNames")::add);
        make(name, "docker-group", attributes);
    }

    /** A repository that pulls from an upstream whatever is asked for. */
    public static void proxy(String name, String upstream) {
        ObjectNode attributes = storage();
        attributes
                .withObject("/proxy")
                .put("remoteUrl", upstream)
                .put("contentMaxAge", 1440)
                .put("metadataMaxAge", 1440);
        attributes.withObject("/httpclient").put("blocked", false).put("autoBlock", true);
        attributes.withObject("/negativeCache").put("enabled", true).put("timeToLive", 1440);
        attributes.withObject("/dockerProxy").put("indexType", "HUB");
        make(name, "docker-proxy", attributes);
    }

    private static ObjectNode storage() {
        ObjectNode attributes = Http.JSON.createObjectNode();
        attributes.withObject("/storage").put("blobStoreName", "default").put("strictContentTypeValidation", true);
        return attributes;
    }

    private static void make(String name, String recipe, ObjectNode attributes) {
        ObjectNode data = Http.JSON
                .createObjectNode()
                .put("name", name)
                .put("format", "docker")
                .put("recipe", recipe)
                .put("online", true)
                .put("routingRuleId", "");
        data.set("attributes", attributes);
        WebUi.call("coreui_Repository", "create", data);
    }
}
