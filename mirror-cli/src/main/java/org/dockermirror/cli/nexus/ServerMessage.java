package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a server says about a request that it refused. */
final class ServerMessage {

    private static final int LONGEST = 300;

    private ServerMessage() {}

    /** The message in an answer's body, to end a sentence with; empty if there is none. */
    static String in(String body) {
        List<String> messages = new ArrayList<>();
        try {
            collect(Rest.JSON.readTree(body), messages);
        } catch (JsonProcessingException e) {
            // A page of HTML tells no more than its status.
            return "";
        }
        String all = String.join("; ", messages);
        return all.isBlank() ? "" : ": " + (all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "…");
    }

    /** A text, an object with a message, or a list of such (ValidationErrorXO). */
    private static void collect(JsonNode node, List<String> messages) {
        if (node.isTextual()) {
            messages.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, messages));
        } else if (node.path("message").isTextual()) {
            messages.add(node.path("message").asText());
        }
    }
}
