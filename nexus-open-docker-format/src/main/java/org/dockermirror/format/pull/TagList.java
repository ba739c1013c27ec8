package org.dockermirror.format.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of an image in lexical order, as the distribution specification lists them (section "Listing Tags"). */
public final class TagList {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final List<String> tags;

    public TagList(String name, Collection<String> tags) {
        this.name = name;
        this.tags = List.copyOf(tags);
    }

    public static TagList parse(byte[] json) throws IOException {
        JsonNode root = JSON.readTree(json);
        List<String> tags = new ArrayList<>();
        root.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new TagList(root.path("name").asText(), tags);
    }

    public List<String> tags() {
        return tags;
    }

    byte[] toJson() {
        ObjectNode root = JSON.createObjectNode().put("name", name);
        tags.forEach(root.putArray("tags")::add);
        try {
            return JSON.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The page after a tag.
     *
     * @param count the most tags of a page, negative for no limit
     */
    TagList page(int count, @Nullable String last) {
        List<String> after = new ArrayList<>();
        for (String tag : tags) {
            if ((last == null || tag.compareTo(last) > 0) && (count < 0 || after.size() < count)) {
                after.add(tag);
            }
        }
        return new TagList(name, after);
    }

    /** The last tag of this page if the whole list goes on after it, else null. */
    @Nullable
    String continuesAfter(TagList whole) {
        if (tags.isEmpty() || whole.tags.isEmpty()) {
            return null;
        }
        String last = tags.get(tags.size() - 1);
        return last.equals(whole.tags.get(whole.tags.size() - 1)) ? null : last;
    }
}
