package org.dockermirror.routing.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dockermirror.allowlist.content.Children;
import org.dockermirror.allowlist.name.Digest;
import org.junit.Test;

public class ManifestReaderTest {

    private static final Digest A = Digest.parse("sha256:" + "a".repeat(64));
    private static final Digest B = Digest.parse("sha256:" + "b".repeat(64));
    private static final Digest C = Digest.parse("sha512:" + "c".repeat(128));

    @Test
    public void anIndexLeadsToItsManifests() {
        assertThat(ManifestReader.read(bytes("{'manifests':[{'digest':'" + A + "'},{'digest':'" + C + "'}]}")))
                .contains(new Children(true, List.of(A, C)));
    }

    @Test
    public void anIndexOfNothingIsOneToo() {
        assertThat(ManifestReader.read(bytes("{'manifests':[]}"))).contains(new Children(true, List.of()));
    }

    @Test
    public void aManifestLeadsToItsConfigurationAndLayers() {
        assertThat(ManifestReader.read(bytes("{'mediaType':'whatever','config':{'digest':'" + A
                        + "'},'layers':[{'digest':'" + B + "','urls':['http://foreign']}]}")))
                .contains(new Children(false, List.of(A, B)));
    }

    @Test
    public void anArtifactLeadsToItsBlobsAndNotToItsSubject() {
        assertThat(ManifestReader.read(bytes("{'blobs':[{'digest':'" + A + "'}],'subject':{'digest':'" + B + "'}}")))
                .contains(new Children(false, List.of(A)));
    }

    @Test
    public void aManifestOfTheFirstSchemaLeadsToItsLayers() {
        assertThat(ManifestReader.read(bytes("{'fsLayers':[{'blobSum':'" + A + "'}]}")))
                .contains(new Children(false, List.of(A)));
    }

    @Test
    public void whatIsNoManifestTeachesNothing() {
        for (String text : List.of(
                "",
                "null",
                "[]",
                "1",
                "{}",
                "{'manifests':{}}",
                "{'layers':{'digest':'" + A + "'}}",
                "{'config':{'digest':'sha256:short'}}",
                "{'config':{'digest':7}}",
                "not JSON",
                "{'config':",
                "[".repeat(100_000))) {
            assertThat(ManifestReader.read(bytes(text))).as(text).isEmpty();
            assertThat(ManifestReader.referrers(bytes(text))).as(text).isEmpty();
        }
    }

    @Test
    public void aManifestThatListsMoreThanAnyImageHasTeachesNothing() {
        assertThat(ManifestReader.read(bytes(indexOf(ManifestReader.MOST_CHILDREN))))
                .isPresent();
        assertThat(ManifestReader.read(bytes(indexOf(ManifestReader.MOST_CHILDREN + 1))))
                .isEmpty();
        assertThat(ManifestReader.referrers(bytes(indexOf(ManifestReader.MOST_CHILDREN))))
                .hasSize(4_096);
        assertThat(ManifestReader.referrers(bytes(indexOf(ManifestReader.MOST_CHILDREN + 1))))
                .isEmpty();
    }

    private static String indexOf(int manifests) {
        return IntStream.range(0, manifests)
                .mapToObj(i -> "{'digest':'sha256:" + String.format("%064x", i) + "'}")
                .collect(Collectors.joining(",", "{'manifests':[", "]}"));
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
