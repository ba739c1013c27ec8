package org.dockermirror.it.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.MediaTypes;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** What the distribution specification asks for of a pull, where it is not an image as everybody makes them. */
public class ConformanceTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String EMPTY_JSON = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    private final Visitor visitor = Visitor.at(Entrance.CONNECTOR);

    @Test
    public void aBlobThatDoesNotExistIsNotFound() {
        String asked = "/v2/helloz/onenav/blobs/" + Digests.of("asked for".getBytes(UTF_8));
        String headed = "/v2/helloz/onenav/blobs/" + Digests.of("headed for".getBytes(UTF_8));
        assertThat(visitor.ask("HEAD", headed).expect(404).body()).isEmpty();
        // The second time from the server's memory of what is not there.
        for (String path : List.of(asked, asked, headed)) {
            assertThat(code(visitor.get(path).expect(404))).isEqualTo("BLOB_UNKNOWN");
        }
        assertThat(visitor.ask("HEAD", asked).expect(404).body()).isEmpty();
    }

    @Test
    public void theHeadOfABlobThatIsNotInTheCacheDoesNotFetchIt() {
        OwnImage image = OwnImage.withLayer("helloz/headed:1", 100_000);
        Upstream.PROXY.forget();
        Http.Reply head = visitor.ask("HEAD", image.layerPath()).expect(200);
        assertThat(head.body()).isEmpty();
        assertThat(image.layerPath()).endsWith(head.header("Docker-Content-Digest"));
        assertThat(Upstream.PROXY.requests())
                .contains("HEAD " + image.layerPath())
                .doesNotContain("GET " + image.layerPath());
        Http.Reply get = visitor.get(image.layerPath()).expect(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.body().length));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    public void theHeadOfATagListIsAnsweredAsItsGetWithoutTheBody() {
        String path = "/v2/helloz/onenav/tags/list";
        Http.Reply head = visitor.ask("HEAD", path).expect(200);
        Http.Reply get = visitor.get(path).expect(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.body().length));
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    }

    @Test
    public void aTagListIsReadInPages() {
        for (String tag : List.of("1", "2", "3")) {
            OwnImage.single("helloz/paged:" + tag);
        }
        assertThat(tags("?n=1")).isEqualTo("[\"1\"] </v2/helloz/paged/tags/list?n=1&last=1>; rel=\"next\"");
        assertThat(tags("?n=1&last=1")).isEqualTo("[\"2\"] </v2/helloz/paged/tags/list?n=1&last=2>; rel=\"next\"");
        assertThat(tags("?n=2&last=1")).isEqualTo("[\"2\",\"3\"] ");
        assertThat(tags("?last=2")).isEqualTo("[\"3\"] ");
        assertThat(tags("?n=2&last=3")).isEqualTo("[] ");
        assertThat(tags("?n=0")).isEqualTo("[] ");
        assertThat(tags("")).isEqualTo("[\"1\",\"2\",\"3\"] ");
    }

    @Test
    public void whoComesWithoutATokenIsToldSoInTheProtocolsOwnWords() {
        for (String path : List.of("/v2/", "/v2/helloz/onenav/manifests/0.9.33")) {
            Http.Reply reply = visitor.plainly("GET", path).expect(401);
            assertThat(reply.header("Content-Type")).startsWith("application/json");
            assertThat(code(reply)).isEqualTo("UNAUTHORIZED");
        }
    }

    @Test
    public void theEmptyConfigurationOfAnArtifactIsPulled() {
        OwnImage image = OwnImage.single("helloz/artifact:1");
        String artifact = image.referredToBy("application/vnd.example.thing").get(0);
        assertThat(visitor.get("/v2/helloz/artifact/manifests/" + artifact)
                        .expect(200)
                        .json()
                        .at("/config/digest")
                        .asText())
                .isEqualTo(EMPTY_JSON);
        String path = "/v2/helloz/artifact/blobs/" + EMPTY_JSON;
        for (int i = 0; i < 2; i++) {
            Http.Reply blob = visitor.get(path).expect(200);
            assertThat(blob.text()).isEqualTo("{}");
            assertThat(blob.header("Docker-Content-Digest")).isEqualTo(EMPTY_JSON);
        }
    }

    @Test
    public void aBlobOfNoBytesIsPulled() {
        OwnImage image = OwnImage.withLayer("helloz/no-bytes:1", "application/vnd.example.nothing", new byte[0]);
        for (int i = 0; i < 2; i++) {
            Http.Reply blob = visitor.get(image.layerPath()).expect(200);
            assertThat(blob.body()).isEmpty();
            assertThat(blob.header("Content-Length")).isEqualTo("0");
        }
    }

    @Test
    public void aBlobIsPulledByItsSha512() {
        byte[] layer = "by another algorithm".getBytes(UTF_8);
        OwnImage image = OwnImage.withSha512Layer("helloz/sha512:1", layer);
        for (int i = 0; i < 2; i++) {
            Http.Reply blob = visitor.get(image.layerPath()).expect(200);
            assertThat(blob.body()).isEqualTo(layer);
            assertThat(blob.header("Docker-Content-Digest")).isEqualTo(Digests.sha512(layer));
        }
    }

    @Test
    public void aLayerThatIsPackedInAnotherWayIsPassedOn() {
        byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x24, 0x00, 0x01, 0x00, 0x00};
        OwnImage image = OwnImage.withLayer("helloz/zstd:1", MediaTypes.ZSTD_LAYER, zstd);
        Http.Reply manifest = passedOn(image, MediaTypes.OCI);
        assertThat(manifest.json().at("/layers/0/mediaType").asText()).isEqualTo(MediaTypes.ZSTD_LAYER);
        assertThat(visitor.get(image.layerPath()).expect(200).body()).isEqualTo(zstd);
    }

    @Test
    public void aLayerThatIsToComeFromElsewhereIsNotFound() {
        String url = "https://layers.example.com/base.tar.gz";
        OwnImage image = OwnImage.withForeignLayer("helloz/foreign:1", url);
        Http.Reply manifest = passedOn(image, MediaTypes.DOCKER);
        assertThat(manifest.json().at("/layers/0/mediaType").asText()).isEqualTo(MediaTypes.FOREIGN_LAYER);
        assertThat(manifest.json().at("/layers/0/urls/0").asText()).isEqualTo(url);
        assertThat(code(visitor.get(image.layerPath()).expect(404))).isEqualTo("BLOB_UNKNOWN");
        visitor.get("/v2/helloz/foreign/blobs/" + image.blobs().get(2)).expect(200);
    }

    private Http.Reply passedOn(OwnImage image, MediaTypes types) {
        Http.Reply manifest = visitor.manifest(image.byTag()).expect(200);
        assertThat(manifest.header("Content-Type")).isEqualTo(types.manifest);
        assertThat(Digests.of(manifest.body())).isEqualTo(image.digest());
        return manifest;
    }

    /** The tags and the Link header. */
    private String tags(String query) {
        Http.Reply reply = visitor.get("/v2/helloz/paged/tags/list" + query).expect(200);
        return reply.json().get("tags") + " " + reply.header("Link");
    }

    private static String code(Http.Reply reply) {
        return reply.json().at("/errors/0/code").asText();
    }
}
