package org.dockermirror.routing.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.dockermirror.allowlist.rule.IndexType;

/**
 * The JSON form of remembered mirrors: {@code {"mirrors": [{"repository", "routingRule", "indexType", "upstreamHost",
 * "allow", "denyMessage", "strictGroups"}]}}, where a missing {@code allow} means that there is no valid list. The last
 * two are left out where they say nothing.
 *
 * <p>Reading is strict: a member that is not known could be one that a later version uses to deny, and dropping it would
 * open what it closes.
 */
final class RememberedJson {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String MIRRORS = "mirrors";
    private static final String REPOSITORY = "repository";
    private static final String ROUTING_RULE = "routingRule";
    private static final String INDEX_TYPE = "indexType";
    private static final String UPSTREAM_HOST = "upstreamHost";
    private static final String ALLOW = "allow";
    private static final String DENY_MESSAGE = "denyMessage";
    private static final String STRICT_GROUPS = "strictGroups";

    private RememberedJson() {}

    static String write(List<WishedMirror> mirrors) throws JsonProcessingException {
        ObjectNode root = MAPPER.createObjectNode();
        ArrayNode all = root.putArray(MIRRORS);
        for (WishedMirror mirror : mirrors) {
            ObjectNode one = all.addObject()
                    .put(REPOSITORY, mirror.repository())
                    .put(ROUTING_RULE, mirror.routingRule())
                    .put(INDEX_TYPE, mirror.indexType().name())
                    .put(UPSTREAM_HOST, mirror.upstreamHost());
            mirror.entries().ifPresent(entries -> entries.forEach(one.putArray(ALLOW)::add));
            if (!mirror.denyMessage().isEmpty()) {
                one.put(DENY_MESSAGE, mirror.denyMessage());
            }
            if (mirror.strictGroups()) {
                one.put(STRICT_GROUPS, true);
            }
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** @throws IllegalArgumentException if the text is JSON, but of another form */
    static List<WishedMirror> read(String text) throws JsonProcessingException {
        JsonNode root = MAPPER.readTree(text);
        allowOnly(root, Set.of(MIRRORS));
        List<WishedMirror> mirrors = new ArrayList<>();
        for (JsonNode one : array(root, MIRRORS)) {
            mirrors.add(mirror(one));
        }
        return mirrors;
    }

    private static WishedMirror mirror(JsonNode node) {
        allowOnly(
                node, Set.of(REPOSITORY, ROUTING_RULE, INDEX_TYPE, UPSTREAM_HOST, ALLOW, DENY_MESSAGE, STRICT_GROUPS));
        String repository = text(node.path(REPOSITORY), REPOSITORY);
        String routingRule = text(node.path(ROUTING_RULE), ROUTING_RULE);
        IndexType indexType = IndexType.valueOf(text(node.path(INDEX_TYPE), INDEX_TYPE));
        if (!node.has(ALLOW)) {
            return WishedMirror.withoutValidList(repository, routingRule, indexType);
        }
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : array(node, ALLOW)) {
            entries.add(text(entry, ALLOW));
        }
        String upstreamHost = text(node.path(UPSTREAM_HOST), UPSTREAM_HOST);
        return WishedMirror.of(repository, routingRule, indexType, upstreamHost, entries)
                .withDenyMessage(node.has(DENY_MESSAGE) ? text(node.path(DENY_MESSAGE), DENY_MESSAGE) : "")
                .withStrictGroups(bool(node, STRICT_GROUPS));
    }

    private static boolean bool(JsonNode node, String member) {
        if (node.has(member) && !node.path(member).isBoolean()) {
            throw new IllegalArgumentException("\"" + member + "\" is neither true nor false");
        }
        return node.path(member).booleanValue();
    }

    private static JsonNode array(JsonNode node, String member) {
        if (!node.path(member).isArray()) {
            throw new IllegalArgumentException("\"" + member + "\" is not an array");
        }
        return node.path(member);
    }

    private static String text(JsonNode node, String member) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("\"" + member + "\" is not a text");
        }
        return node.textValue();
    }

    private static void allowOnly(JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("an object was expected");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException("\"" + name + "\" is not known");
            }
        }
    }
}
