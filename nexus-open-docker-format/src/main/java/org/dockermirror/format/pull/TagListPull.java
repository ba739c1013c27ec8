package org.dockermirror.format.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.http.HttpResponse;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.upstream.Responses;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.jspecify.annotations.Nullable;

/** Asks upstream for the tags of an image: all pages of the list, so that the cache has it whole. */
final class TagListPull {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_PAGES = 1_000;
    private static final int MAX_PAGE_SIZE = 16 << 20;

    private final UpstreamRegistry upstream;
    private final NextPage nextPage;

    TagListPull(UpstreamRegistry upstream) {
        this.upstream = upstream;
        this.nextPage = new NextPage(upstream.base());
    }

    /** The tags; null if upstream has no such image. */
    @Nullable
    TagList get(ImageRequest request) throws IOException {
        Set<String> tags = new TreeSet<>();
        String path = request.upstreamPath();
        for (int page = 0; page < MAX_PAGES; page++) {
            HttpResponse response = upstream.request("GET", request.name(), path, List.of("application/json"));
            try {
                if (response.getStatusLine().getStatusCode() == 404) {
                    return page == 0 ? null : new TagList(request.name().toString(), tags);
                }
                addTags(response, tags);
                String next = nextPage.after(response, path);
                if (next == null) {
                    return new TagList(request.name().toString(), tags);
                }
                path = next;
            } finally {
                Responses.close(response);
            }
        }
        throw unusable("does not end");
    }

    private static void addTags(HttpResponse response, Set<String> tags) throws IOException {
        byte[] page = Responses.read(response, MAX_PAGE_SIZE + 1);
        if (page.length > MAX_PAGE_SIZE) {
            throw unusable("is longer than 16 MiB");
        }
        for (JsonNode tag : object(page).path("tags")) {
            tags.add(tag.asText());
        }
    }

    private static JsonNode object(byte[] page) throws IOException {
        try {
            JsonNode json = JSON.readTree(page);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw unusable("is no JSON");
        }
        throw unusable("is no JSON object");
    }

    private static UpstreamException unusable(String why) {
        return new UpstreamException(502, ErrorCode.UNAVAILABLE, "the upstream registry's tag list " + why);
    }
}
