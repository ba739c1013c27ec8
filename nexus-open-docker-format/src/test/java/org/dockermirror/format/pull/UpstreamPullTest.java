package org.dockermirror.format.pull;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.FakeWire;
import org.dockermirror.format.upstream.UpstreamException;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.junit.Test;

public class UpstreamPullTest {

    private static final URI BASE = URI.create("https://hub.example.com/");
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String EMPTY = "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private static final String OTHER = "sha256:" + "0".repeat(64);

    private final FakeWire wire = new FakeWire();
    private final UpstreamRegistry upstream = new UpstreamRegistry(BASE, wire, () -> null, Clock.systemUTC());

    @Test
    public void aManifestByTagIsComparedWithTheDigestThatUpstreamDeclares() throws IOException {
        wire.answer(200, "{}", "Content-Type", OCI, "Docker-Content-Digest", EMPTY);
        Manifest manifest = new ManifestPull(upstream).get(request("a/manifests/1"));
        assertThat(manifest).isNotNull();
        wire.answer(200, "{}", "Content-Type", OCI, "Docker-Content-Digest", OTHER);
        assertThatThrownBy(() -> new ManifestPull(upstream).get(request("a/manifests/1")))
                .isInstanceOf(UpstreamException.class);
    }

    @Test
    public void aManifestByDigestIsComparedWithTheDigestAskedForWhateverUpstreamDeclares() {
        wire.answer(200, "{}", "Content-Type", OCI, "Docker-Content-Digest", OTHER);
        assertThatThrownBy(() -> new ManifestPull(upstream).get(request("a/manifests/" + OTHER)))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining(EMPTY);
    }

    @Test
    public void everyTypeOfManifestIsAskedForBecauseTheCacheIsThatOfAllClients() throws IOException {
        wire.answer(200, "{}", "Content-Type", OCI).answer(200, "");
        new ManifestPull(upstream).get(request("a/manifests/1"));
        assertThat(wire.accepted()).isEqualTo(Manifest.MEDIA_TYPES);
        new ManifestPull(upstream).stillLeadsTo(request("a/manifests/1"), Digest.parse(EMPTY));
        assertThat(wire.accepted()).isEqualTo(Manifest.MEDIA_TYPES);
    }

    @Test
    public void aManifestOfMoreThanFourMebibytesIsRefused() {
        wire.answer(200, "x".repeat(Manifest.MAX_SIZE + 1), "Content-Type", OCI);
        assertThatThrownBy(() -> new ManifestPull(upstream).get(request("a/manifests/1")))
                .hasMessageContaining("4 MiB");
    }

    @Test
    public void whatUpstreamDoesNotHaveIsNull() throws IOException {
        wire.answer(404, "").answer(404, "");
        assertThat(new ManifestPull(upstream).get(request("a/manifests/1"))).isNull();
        assertThat(new TagListPull(upstream).get(request("a/tags/list"))).isNull();
    }

    @Test
    public void aTagStillLeadsWhereItLedIfUpstreamSaysSo() throws IOException {
        ManifestPull pull = new ManifestPull(upstream);
        wire.answer(200, "", "Docker-Content-Digest", EMPTY).answer(200, "", "Docker-Content-Digest", OTHER);
        assertThat(pull.stillLeadsTo(request("a/manifests/1"), Digest.parse(EMPTY)))
                .isTrue();
        assertThat(pull.stillLeadsTo(request("a/manifests/1"), Digest.parse(EMPTY)))
                .isFalse();
        wire.answer(200, "").answer(404, "");
        assertThat(pull.stillLeadsTo(request("a/manifests/1"), Digest.parse(EMPTY)))
                .isFalse();
        assertThat(pull.stillLeadsTo(request("a/manifests/1"), Digest.parse(EMPTY)))
                .isFalse();
    }

    @Test
    public void allPagesOfATagListAreRead() throws IOException {
        wire.answer(200, "{\"tags\":[\"b\"]}", "Link", "</v2/a/tags/list?last=b&n=1>; rel=\"next\"")
                .answer(200, "{\"tags\":[\"a\"]}");
        TagList tags = requireNonNull(new TagListPull(upstream).get(request("a/tags/list")));
        assertThat(new String(tags.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"a\",\"tags\":[\"a\",\"b\"]}");
        assertThat(wire.sent()).last().isEqualTo("GET https://hub.example.com/v2/a/tags/list?last=b&n=1 -");
    }

    @Test
    public void aTagListDoesNotLeadToAnotherHost() throws IOException {
        wire.answer(200, "{\"tags\":[\"b\"]}", "Link", "<https://evil.example.net/v2/a/tags/list>; rel=\"next\"");
        assertThat(new TagListPull(upstream).get(request("a/tags/list"))).isNotNull();
        assertThat(wire.sent()).hasSize(1);
    }

    private static ImageRequest request(String rest) {
        return ImageRequest.of(RegistryPath.parse("/v2/" + rest, "docker"), false);
    }
}
