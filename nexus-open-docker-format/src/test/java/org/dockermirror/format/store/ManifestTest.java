package org.dockermirror.format.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.upstream.UpstreamException;
import org.junit.Test;

public class ManifestTest {

    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String DOCKER = "application/vnd.docker.distribution.manifest.v2+json";
    private static final byte[] EMPTY = bytes("{}");
    private static final Digest EMPTY_DIGEST =
            Digest.parse("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");

    @Test
    public void theDigestIsThatOfTheBytes() throws IOException {
        assertThat(Manifest.verified(EMPTY, OCI, null).digest()).isEqualTo(EMPTY_DIGEST);
        assertThat(Manifest.verified(EMPTY, OCI, EMPTY_DIGEST).bytes()).isEqualTo(EMPTY);
    }

    @Test
    public void anExpectedSha512IsComparedAsSha512() throws IOException {
        Digest expected = Digests.of(EMPTY, Digest.SHA512);
        assertThat(Manifest.verified(EMPTY, OCI, expected).digest()).isEqualTo(expected);
    }

    @Test
    public void anotherDigestIsRefused() {
        assertThatThrownBy(() -> Manifest.verified(bytes("{ }"), OCI, EMPTY_DIGEST))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.answer().code()).isEqualTo(ErrorCode.DIGEST_INVALID))
                .hasMessageContaining(EMPTY_DIGEST.toString());
    }

    @Test
    public void theContentTypeDecidesBecauseAManifestNeedNotSayItsType() throws IOException {
        assertThat(Manifest.verified(EMPTY, OCI + "; charset=utf-8", null).mediaType())
                .isEqualTo(OCI);
    }

    @Test
    public void withoutAKnownContentTypeTheManifestsOwnTypeCounts() throws IOException {
        byte[] typed = bytes("{\"mediaType\":\"" + DOCKER + "\"}");
        assertThat(Manifest.verified(typed, "application/json", null).mediaType())
                .isEqualTo(DOCKER);
        assertThat(Manifest.verified(typed, null, null).mediaType()).isEqualTo(DOCKER);
    }

    @Test
    public void whatIsNoManifestIsRefused() {
        for (String text : new String[] {"", "[]", "\"x\"", "{}", "{\"mediaType\":\"text/html\"}", "<html>"}) {
            assertThatThrownBy(() -> Manifest.verified(bytes(text), "application/json", null))
                    .as(text)
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e -> assertThat(e.answer().code()).isEqualTo(ErrorCode.MANIFEST_INVALID));
        }
    }

    @Test
    public void itSaysTheSizesOfConfigurationAndLayers() throws IOException {
        Digest a = Digest.parse("sha256:" + "a".repeat(64));
        Digest b = Digest.parse("sha256:" + "b".repeat(64));
        String layers = descriptor(b, "20") + "," + descriptor(b, "10") + "," + descriptor(EMPTY_DIGEST, "\"7\"") + ","
                + descriptor(EMPTY_DIGEST, "-1") + ",{\"digest\":\"x\",\"size\":1},{\"size\":1},5";
        byte[] manifest = bytes("{\"config\":" + descriptor(a, "3") + ",\"layers\":[" + layers + "]}");
        assertThat(Manifest.verified(manifest, OCI, null).blobSizes()).isEqualTo(Map.of(a, 3L, b, 20L));
        assertThat(Manifest.verified(EMPTY, OCI, null).blobSizes()).isEmpty();
    }

    @Test
    public void itSaysWhereTheLayersLieThatRegistriesNeedNotHave() throws IOException {
        Digest a = Digest.parse("sha256:" + "a".repeat(64));
        Digest b = Digest.parse("sha256:" + "b".repeat(64));
        Digest c = Digest.parse("sha256:" + "c".repeat(64));
        String layers = String.join(
                ",",
                foreign(a, "docker.image.rootfs.foreign.diff.tar.gzip", "\"https://x/a\",\"https://y/a\""),
                foreign(b, "oci.image.layer.nondistributable.v1.tar+zstd", "\"https://x/b\""),
                foreign(b, "oci.image.layer.nondistributable.v1.tar", "\"https://y/b\""),
                foreign(c, "oci.image.layer.v1.tar+gzip", "\"https://x/c\""),
                foreign(c, "oci.image.layer.nondistributable.v1.tar+gzip", ""));
        assertThat(Manifest.verified(bytes("{\"layers\":[" + layers + "]}"), OCI, null)
                        .foreignLayers())
                .isEqualTo(Map.of(
                        a, List.of("https://x/a", "https://y/a"),
                        b, List.of("https://x/b", "https://y/b")));
    }

    private static String foreign(Digest digest, String type, String urls) {
        return "{\"mediaType\":\"application/vnd." + type + "\",\"digest\":\"" + digest + "\",\"urls\":[" + urls + "]}";
    }

    private static String descriptor(Digest digest, String size) {
        return "{\"digest\":\"" + digest + "\",\"size\":" + size + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
