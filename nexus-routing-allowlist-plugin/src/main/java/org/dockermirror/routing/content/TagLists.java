package org.dockermirror.routing.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;
import org.sonatype.nexus.repository.view.Response;
import org.sonatype.nexus.repository.view.payloads.BytesPayload;

/** Tag lists as registries answer them: {@code {"name": …, "tags": […]}}. */
public final class TagLists {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TAGS = "tags";

    private TagLists() {}

    /**
     * The answer with the allowed tags only, in their order; with its headers, so that paging goes on.
     *
     * @throws IOException if this is no tag list: then nothing of it may be shown
     */
    public static Response filtered(Response response, Scope scope) throws IOException {
        if (response.getStatus().getCode() != 200 || scope.isWhole()) {
            return response;
        }
        Body body = Body.of(response);
        byte[] bytes =
                body.bytes().orElseThrow(() -> new IOException("a tag list without a body, or of more than 8 MiB"));
        JsonNode root = JSON.readTree(bytes);
        if (!(root instanceof ObjectNode)) {
            throw new IOException("a tag list that is no JSON object");
        }
        ArrayNode allowed = JSON.createArrayNode();
        allowed(root, scope).forEach(tag -> allowed.add(tag.value()));
        ((ObjectNode) root).set(TAGS, allowed);
        return Body.with(
                body.response(),
                new BytesPayload(
                        JSON.writeValueAsBytes(root),
                        Optional.ofNullable(body.response().getPayload())
                                .map(payload -> payload.getContentType())
                                .orElse(null)));
    }

    /** The allowed tags of a list, in its order; none if it cannot be read. */
    static List<Tag> allowed(byte[] bytes, Scope scope) {
        try {
            return allowed(JSON.readTree(bytes), scope);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Tag> allowed(JsonNode root, Scope scope) {
        List<Tag> tags = new ArrayList<>();
        for (JsonNode item : root.path(TAGS)) {
            if (item.isTextual() && Tag.isValid(item.textValue())) {
                Tag tag = Tag.parse(item.textValue());
                if (scope.entryForTag(tag).isPresent()) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }
}
