package org.dockermirror.format.unused;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.Test;

public class ImageGraphTest {

    private final ImageGraph graph = new ImageGraph();

    @Test
    public void aTagLeadsThroughItsIndexToTheLayersOfEveryPlatform() throws IOException {
        graph.addTag("team/app", "1", "sha256:index");
        add("team/app", "sha256:index", index("sha256:amd", "sha256:arm"), false);
        add("team/app", "sha256:amd", image("sha256:config", "sha256:layer"), false);

        ImageGraph.Used used = graph.used();

        assertThat(used.hasManifest("team/app", "1")).isTrue();
        assertThat(used.hasManifest("team/app", "sha256:index")).isTrue();
        assertThat(used.hasManifest("team/app", "sha256:amd")).isTrue();
        assertThat(used.hasManifest("team/app", "sha256:arm")).isTrue();
        assertThat(used.hasBlob("sha256:config")).isTrue();
        assertThat(used.hasBlob("sha256:layer")).isTrue();
        assertThat(used.hasBlob("sha256:other")).isFalse();
    }

    @Test
    public void aManifestThatNoTagLeadsToIsUsedWhileSomebodyGetsIt() throws IOException {
        add("team/app", "sha256:old", image("sha256:old-config", "sha256:shared"), false);
        add("team/app", "sha256:pinned", image("sha256:pinned-config", "sha256:shared"), true);

        ImageGraph.Used used = graph.used();

        assertThat(used.hasManifest("team/app", "sha256:old")).isFalse();
        assertThat(used.hasBlob("sha256:old-config")).isFalse();
        assertThat(used.hasManifest("team/app", "sha256:pinned")).isTrue();
        assertThat(used.hasBlob("sha256:shared")).isTrue();
    }

    @Test
    public void aTagOfOneImageDoesNotKeepTheManifestOfAnother() throws IOException {
        graph.addTag("team/app", "1", "sha256:same");
        add("team/copy", "sha256:same", image("sha256:config"), false);

        assertThat(graph.used().hasManifest("team/copy", "sha256:same")).isFalse();
    }

    @Test
    public void aSignatureIsUsedAsLongAsWhatItSigns() throws IOException {
        graph.addTag("team/app", "1", "sha256:signed");
        add("team/app", "sha256:signed", image("sha256:config"), false);
        add("team/app", "sha256:signature", signature("sha256:signed", "sha256:bundle"), false);
        add("team/app", "sha256:stray", signature("sha256:gone", "sha256:stray-bundle"), false);

        ImageGraph.Used used = graph.used();

        assertThat(used.hasManifest("team/app", "sha256:signature")).isTrue();
        assertThat(used.hasBlob("sha256:bundle")).isTrue();
        assertThat(used.hasManifest("team/app", "sha256:stray")).isFalse();
    }

    @Test
    public void manifestsThatNameEachOtherEnd() throws IOException {
        graph.addTag("team/app", "1", "sha256:a");
        add("team/app", "sha256:a", index("sha256:b"), false);
        add("team/app", "sha256:b", index("sha256:a"), false);

        assertThat(graph.used().hasManifest("team/app", "sha256:b")).isTrue();
    }

    @Test
    public void whatIsNoDescriptorNamesNothing() throws IOException {
        References references =
                References.in("{\"config\":7,\"layers\":[{\"digest\":1},{}],\"manifests\":\"x\"}".getBytes(UTF_8));

        assertThat(references.blobs()).isEmpty();
        assertThat(references.manifests()).isEmpty();
        assertThat(references.subject()).isNull();
    }

    private void add(String image, String digest, String json, boolean isRecent) throws IOException {
        graph.addManifest(image, digest, References.in(json.getBytes(UTF_8)), isRecent);
    }

    private static String index(String... manifests) {
        return "{\"manifests\":[" + descriptors(manifests) + "]}";
    }

    private static String image(String config, String... layers) {
        return "{\"config\":{\"digest\":\"" + config + "\"},\"layers\":[" + descriptors(layers) + "]}";
    }

    private static String signature(String subject, String layer) {
        return "{\"subject\":{\"digest\":\"" + subject + "\"},\"layers\":[" + descriptors(layer) + "]}";
    }

    private static String descriptors(String... digests) {
        return "{\"digest\":\"" + String.join("\"},{\"digest\":\"", digests) + "\"}";
    }
}
