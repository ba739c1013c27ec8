package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** What was served from memory a moment ago is not served any more when it is deleted, and when nobody may read it. */
public class ForgettingTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private final Visitor visitor = Visitor.at(Entrance.CONNECTOR);

    @Test
    public void whatIsDeletedIsAskedOfTheUpstreamAgain() {
        OwnImage image = OwnImage.single("helloz/deleted:1");
        // By digest before by tag, which would bring it too.
        List<String> paths = Stream.concat(image.paths().stream(), Stream.of(image.tagPath()))
                .toList();
        pull(paths);
        Upstream.PROXY.forget();
        pull(paths);
        assertThat(asked(image)).isEmpty();

        deleteAssets(image);
        pull(paths);
        assertThat(asked(image))
                .anyMatch(request -> request.endsWith(image.tagPath()))
                .anyMatch(request -> request.endsWith(image.digest()));
        image.blobs().forEach(blob -> assertThat(asked(image)).anyMatch(request -> request.endsWith("/blobs/" + blob)));
    }

    @Test
    public void whatAnonymousMayReadNoMoreIsRefusedAtOnce() {
        OwnImage image = OwnImage.single("helloz/anonymous:1");
        visitor.get(image.tagPath()).expect(200);
        visitor.get(image.tagPath()).expect(200);
        JsonNode anonymous = Rest.get("security/users?userId=anonymous").get(0);
        String roles = anonymous.get("roles").toString();
        try {
            giveAnonymous(anonymous, "[\"" + noRights() + "\"]");
            assertThat(visitor.get(image.tagPath()).status()).isIn(401, 403);
        } finally {
            giveAnonymous(anonymous, roles);
        }
        visitor.get(image.tagPath()).expect(200);
    }

    @Test
    public void theTimeOfTheLastDownloadIsKept() {
        OwnImage image = OwnImage.single("helloz/downloaded:1");
        image.paths().forEach(path -> visitor.get(path).expect(200));
        image.paths().forEach(path -> visitor.get(path).expect(200));

        assertThat(assets(image))
                .isNotEmpty()
                .allSatisfy(asset ->
                        assertThat(asset.path("lastDownloaded").asText()).startsWith("20"));
    }

    @Test
    public void aBlobWhoseFileIsGoneIsFetchedAgain() throws IOException {
        OwnImage image = OwnImage.withLayer("helloz/gone:1", 300_000);
        byte[] layer = visitor.get(image.layerPath()).expect(200).body();
        visitor.get(image.layerPath()).expect(200);
        try (Stream<Path> files = Files.walk(OpenFormat.SERVER.data().resolve("blobs/default/content"))) {
            for (Path file : files.filter(file -> holds(file, layer)).toList()) {
                Files.delete(file);
            }
        }
        Upstream.PROXY.forget();

        byte[] again = visitor.get(image.layerPath()).expect(200).body();
        assertThat(Digests.of(again)).isEqualTo(Digests.of(layer));
        assertThat(asked(image)).isNotEmpty();
    }

    private void pull(List<String> paths) {
        paths.forEach(path -> visitor.get(path).expect(200));
    }

    private static List<String> asked(OwnImage image) {
        return Upstream.PROXY.requests().stream()
                .filter(request -> request.contains("/v2/" + image.name() + "/"))
                .toList();
    }

    private static void deleteAssets(OwnImage image) {
        List<JsonNode> assets = assets(image);
        assertThat(assets).isNotEmpty();
        assets.forEach(asset -> Rest.send("DELETE", "assets/" + asset.get("id").asText(), ""));
    }

    /** Manifests by the name of the image, blobs by their digest. */
    private static List<JsonNode> assets(OwnImage image) {
        List<JsonNode> found = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = Rest.get("assets?repository=docker" + token);
            page.get("items").forEach(asset -> {
                String path = asset.get("path").asText();
                if (path.contains("/" + image.name() + "/")
                        || image.blobs().stream().anyMatch(path::endsWith)) {
                    found.add(asset);
                }
            });
            token = page.get("continuationToken").isNull()
                    ? ""
                    : "&continuationToken=" + page.get("continuationToken").asText();
        } while (!token.isEmpty());
        return found;
    }

    private static boolean holds(Path file, byte[] bytes) {
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes.length
                    && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A role that allows nothing here. */
    private static String noRights() {
        String role = "reads-nothing";
        if (!Rest.has("security/roles/" + role)) {
            Rest.send(
                    "POST",
                    "security/roles",
                    "{\"id\":\"%s\",\"name\":\"%s\",\"description\":\"\",\"privileges\":[],\"roles\":[]}"
                            .formatted(role, role));
        }
        return role;
    }

    private static void giveAnonymous(JsonNode user, String roles) {
        ObjectNode changed = user.deepCopy();
        changed.set("roles", Rest.json(roles));
        Rest.send("PUT", "security/users/anonymous", changed.toString());
    }
}
