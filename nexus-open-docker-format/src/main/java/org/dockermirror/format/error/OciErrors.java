package org.dockermirror.format.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.sonatype.nexus.repository.view.ContentTypes;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.Status;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

/** Writes errors as the OCI distribution specification has them: {@code {"errors":[{"code":…,"message":…}]}}. */
public final class OciErrors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OciErrors() {}

    public static Response response(RegistryException error) {
        Response.Builder response = response(error.status(), error.code(), String.valueOf(error.getMessage()));
        for (Map.Entry<String, String> header : error.headers().entrySet()) {
            response.header(header.getKey(), header.getValue());
        }
        return response.build();
    }

    /** @param status the HTTP status */
    public static Response.Builder response(int status, ErrorCode code, String message) {
        return new Response.Builder()
                .status(Status.failure(status))
                .payload(new StringPayload(body(code, message), ContentTypes.APPLICATION_JSON));
    }

    public static String body(ErrorCode code, String message) {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("errors")
                .addObject()
                .put("code", code.name())
                .put("message", message)
                .putNull("detail");
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
