package org.dockermirror.format.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.http.HttpResponse;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.ForeignHosts;
import org.dockermirror.format.upstream.Remotes;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** A layer that its registry does not have comes from where the manifest says that it lies. */
public class ForeignLayersTest {

    private static final String LAYER = "0123456789";
    private static final Digest DIGEST =
            new Digest(Digest.SHA256, Hashing.sha256().hashString(LAYER, UTF_8).toString());
    private static final String FIRST = "https://layers.example.com/first";
    private static final String SECOND = "https://layers.example.com/second";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlakyUpstream registry = new FlakyUpstream();
    private final FlakyUpstream host = new FlakyUpstream();
    private final ForeignLayers foreign = new ForeignLayers(
            url -> url.startsWith("https://layers.example.com/"), new ForeignHosts(host::send, List.of()));
    private final BlobPull pull = new BlobPull(Remotes.only(registry.registry("https://hub.example.com/")), foreign);
    private final List<String> kept = new ArrayList<>();
    private SizeLimit limit = SizeLimit.ofMirror(1 << 20);

    @Test
    public void itIsFetchedAndKeptWhereTheRegistryHasNone() throws IOException {
        learn(FIRST);
        registry.status(404).status(404);
        host.then(request -> {
                    HttpResponse head = FlakyUpstream.response(200, FlakyUpstream.stream(""), 0);
                    head.addHeader("Content-Length", "10");
                    return head;
                })
                .whole(LAYER);
        assertThat(pull.size(layer("a"))).isEqualTo(LAYER.length());
        run("a");
        assertThat(kept).containsExactly(LAYER);
        assertThat(host.urls()).containsExactly(FIRST, FIRST);
    }

    @Test
    public void whatTheRegistryHasComesFromThere() throws IOException {
        learn(FIRST);
        registry.whole(LAYER);
        run("a");
        assertThat(kept).containsExactly(LAYER);
        assertThat(host.urls()).isEmpty();
    }

    @Test
    public void aRegistryThatFailsIsNotOneThatHasNone() {
        learn(FIRST);
        registry.status(503);
        assertThatThrownBy(() -> run("a").answerable().join()).hasMessageContaining("503");
        assertThat(host.urls()).isEmpty();
    }

    @Test
    public void whatIsNotAllowedOrNoAddressOfAHostIsNotAsked() throws IOException {
        learn("https://other.example.com/first");
        learn("https://layers.example.com/a b");
        learn("https://layers.example.com/" + "x".repeat(3_000));
        registry.status(404);
        assertThat(run("a").isAbsent()).isTrue();
        ForeignLayers all = new ForeignLayers(url -> true, new ForeignHosts(host::send, List.of()));
        for (String url :
                List.of("ftp://layers.example.com/x", "https:///x", "https://me:secret@layers.example.com/x")) {
            all.learn(layer("a").name(), Map.of(DIGEST, List.of(url)));
        }
        assertThat(all.count(layer("a"))).isZero();
        assertThat(host.urls()).isEmpty();
    }

    @Test
    public void whatTheManifestsOfOneImageSayCountsForNoOther() {
        learn(FIRST);
        registry.status(404);
        assertThat(run("b").isAbsent()).isTrue();
        assertThat(host.urls()).isEmpty();
    }

    @Test
    public void aBrokenDownloadGoesOnWhereItEnded() {
        learn(FIRST);
        registry.status(404).status(404);
        host.brokenOff("0123", 10).rest("456789", "bytes 4-9/10");
        run("a");
        assertThat(kept).containsExactly(LAYER);
        assertThat(host.asked()).containsExactly("-", "bytes=4-");
    }

    @Test
    public void theNextAddressIsAskedWhereOneHasNoneOrFailsOrBreaksOffOrIsWrong() {
        learn(FIRST, SECOND);
        registry.status(404).status(404).status(404).status(404).status(404).status(404);
        host.status(404).whole(LAYER);
        run("a");
        host.unreachable().whole(LAYER);
        run("a");
        host.brokenOff("0123", 10).unreachable().rest("456789", "bytes 4-9/10");
        run("a");
        host.whole("012345678x").whole(LAYER);
        run("a");
        assertThat(kept).containsExactly(LAYER, LAYER, LAYER, LAYER);
        assertThat(host.urls()).containsExactly(FIRST, SECOND, FIRST, SECOND, FIRST, FIRST, SECOND, FIRST, SECOND);
    }

    @Test
    public void whatIsWrongOrLargerThanItsManifestSaysIsNotKept() {
        learn(FIRST);
        registry.status(404).status(404).status(404).status(404);
        host.whole("012345678x");
        assertThatThrownBy(() -> run("a").answerable().join()).hasMessageContaining(DIGEST.hex());
        limit = SizeLimit.ofManifest(LAYER.length());
        host.then(request -> FlakyUpstream.response(200, FlakyUpstream.stream(LAYER + "and more"), -1));
        assertThatThrownBy(() -> run("a").answerable().join()).hasMessageContaining("its manifest says");
        assertThat(kept).isEmpty();
    }

    @Test
    public void thatNoHostCouldBeAskedIsSaid() {
        learn(FIRST, SECOND);
        registry.status(404);
        host.status(503).status(404);
        assertThatThrownBy(() -> run("a").answerable().join())
                .hasMessageContaining("layers.example.com")
                .hasMessageContaining("503");
    }

    @Test
    public void tenAddressesOfOneLayerAreEnough() {
        learn(IntStream.range(0, 20).mapToObj(i -> FIRST + i).toArray(String[]::new));
        learn(IntStream.range(10, 30).mapToObj(i -> FIRST + i).toArray(String[]::new));
        assertThat(foreign.count(layer("a"))).isEqualTo(10);
    }

    private void learn(String... urls) {
        foreign.learn(layer("a").name(), Map.of(DIGEST, List.of(urls)));
    }

    private Download run(String image) {
        Download download = new Download(
                layer(image),
                limit,
                pull,
                new Store(),
                folder.getRoot().toPath(),
                Runnable::run,
                time -> {},
                look -> {});
        download.run(true);
        download.end();
        return download;
    }

    private static ImageRequest layer(String image) {
        return ImageRequest.of(RegistryPath.parse("/v2/" + image + "/blobs/" + DIGEST, "docker"), false);
    }

    private final class Store implements BlobKeeper {
        @Override
        public boolean has(ImageRequest request) {
            return false;
        }

        @Override
        public void keep(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes) throws IOException {
            kept.add(Files.readString(file));
        }
    }
}
