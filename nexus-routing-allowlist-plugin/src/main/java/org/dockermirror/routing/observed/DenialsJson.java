package org.dockermirror.routing.observed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of recent denials: {@code {"<repository>": [{"image", "tag", "digest", "reason", "client", "count",
 * "firstSeen", "lastSeen"}]}}, the oldest first. Nothing is decided by it, so a later version may write more.
 */
final class DenialsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DenialsJson() {}

    static String write(Map<String, List<DenialCount>> denials) throws JsonProcessingException {
        ObjectNode root = MAPPER.createObjectNode();
        denials.forEach((repository, rows) -> {
            ArrayNode array = root.putArray(repository);
            rows.forEach(row -> write(row, array.addObject()));
        });
        return MAPPER.writeValueAsString(root);
    }

    private static void write(DenialCount row, ObjectNode node) {
        putIfThere(node, "image", row.denial().image());
        putIfThere(node, "tag", row.denial().tag());
        putIfThere(node, "digest", row.denial().digest());
        node.put("reason", row.denial().reason());
        node.put("client", row.denial().client());
        node.put("count", row.count());
        node.put("firstSeen", row.firstSeen().toString());
        node.put("lastSeen", row.lastSeen().toString());
    }

    private static void putIfThere(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** @throws RuntimeException if the text is JSON, but of another form */
    static Map<String, List<DenialCount>> read(String text) throws JsonProcessingException {
        Map<String, List<DenialCount>> denials = new LinkedHashMap<>();
        JsonNode root = MAPPER.readTree(text);
        for (Iterator<String> repositories = root.fieldNames(); repositories.hasNext(); ) {
            String repository = repositories.next();
            List<DenialCount> rows = new ArrayList<>();
            root.path(repository).forEach(row -> rows.add(row(row)));
            denials.put(repository, rows);
        }
        return denials;
    }

    private static DenialCount row(JsonNode node) {
        Denial denial = new Denial(
                textIfThere(node, "image"),
                textIfThere(node, "tag"),
                textIfThere(node, "digest"),
                node.required("reason").asText(),
                node.required("client").asText());
        return new DenialCount(
                denial,
                node.required("count").asLong(),
                Instant.parse(node.required("firstSeen").asText()),
                Instant.parse(node.required("lastSeen").asText()));
    }

    private static @Nullable String textIfThere(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asText() : null;
    }
}
