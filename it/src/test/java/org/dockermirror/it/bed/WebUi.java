package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The calls of the server's own web UI (Ext.Direct), for what its REST cannot do; as its administrator. */
public final class WebUi {
    private static final String URL = NexusServer.URL + "/service/extdirect";

    private WebUi() {}

    /** What the server answers, which must be that it was done. */
    public static JsonNode call(String action, String method, ObjectNode data) {
        ObjectNode call = Http.JSON
                .createObjectNode()
                .put("action", action)
                .put("method", method)
                .put("type", "rpc")
                .put("tid", 1);
        call.putArray("data").add(data);
        JsonNode result = Http.send("POST", URL, Rest.HEADERS, call.toString().getBytes(UTF_8))
                .expect(200)
                .json()
                .path("result");
        if (!result.path("success").asBoolean()) {
            throw new AssertionError("cannot " + method + " " + data + ": " + result);
        }
        return result.path("data");
    }
}
