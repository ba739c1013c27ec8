package org.dockermirror.format.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.google.common.base.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.download.BlobSizes;
import org.dockermirror.format.download.ForeignLayers;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.FakeWire;
import org.dockermirror.format.upstream.Remotes;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.junit.Test;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.repository.cache.CacheController;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.Payload;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class RegistryDocumentsTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);
    private static final Digest LAYER = Digest.parse("sha256:" + "a".repeat(64));
    private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String MANIFEST =
            "{\"mediaType\":\"" + TYPE + "\",\"layers\":[{\"digest\":\"" + LAYER + "\",\"size\":5,\"mediaType\":"
                    + "\"application/vnd.oci.image.layer.nondistributable.v1.tar\",\"urls\":[\"https://layers.example.com/base\"]}]}";
    private static final ImageRequest TAG = ImageRequest.of(RegistryPath.parse("/v2/a/manifests/1", "docker"), false);
    private static final URI BASE = URI.create("https://hub.example.com/");

    private final FakeWire wire = new FakeWire();
    private final DockerContentFacet store = mock(DockerContentFacet.class);
    private final BlobSizes sizes = new BlobSizes(1 << 20);
    private final ForeignLayers foreign = mock(ForeignLayers.class);
    private final RegistryDocuments documents = new RegistryDocuments(
            store,
            Remotes.only(new UpstreamRegistry(BASE, wire, () -> null, Clock.systemUTC())),
            request -> new CacheController(0, null),
            sizes,
            foreign);

    @Test
    public void whatAManifestSaysOfItsBlobsIsLearnedWhenItIsFetched() throws IOException {
        wire.answer(200, MANIFEST);
        assertThat(documents.renew(TAG, null)).isTrue();
        assertThat(sizes.know(TAG.name(), LAYER)).isTrue();
        verify(foreign).learn(TAG.name(), Map.of(LAYER, List.of("https://layers.example.com/base")));
    }

    @Test
    public void whatTheRegistryThatAnsweredSaysOfItsLimitIsKept() throws IOException {
        assertThat(documents.rateLimit()).isEmpty();
        wire.answer(200, MANIFEST, "ratelimit-remaining", "76;w=21600");
        documents.renew(TAG, null);
        assertThat(documents.rateLimit()).containsExactly(entry("ratelimit-remaining", "76;w=21600"));
    }

    @Test
    public void itIsLearnedFromTheCacheTooWhichMayBeOlderThanTheServersStart() throws IOException {
        Content cached = new Content(new StringPayload(MANIFEST, TYPE));
        cached.getAttributes()
                .set(
                        Digest.class,
                        Manifest.verified(MANIFEST.getBytes(UTF_8), TYPE, null).digest());
        when(store.get(TAG)).thenReturn(Optional.of(cached));
        assertThat(documents.cached(TAG)).isSameAs(cached);
        assertThat(sizes.know(TAG.name(), LAYER)).isTrue();
        verify(foreign).learn(TAG.name(), Map.of(LAYER, List.of("https://layers.example.com/base")));
    }

    @Test
    public void aManifestInTheCacheIsReadForThatOnce() throws IOException {
        Content cached = spy(new Content(new StringPayload(MANIFEST, TYPE)));
        cached.getAttributes()
                .set(
                        Digest.class,
                        Manifest.verified(MANIFEST.getBytes(UTF_8), TYPE, null).digest());
        when(store.get(TAG)).thenReturn(Optional.of(cached));
        documents.cached(TAG);
        documents.cached(TAG);
        verify(cached, times(1)).openInputStream();
    }

    @Test
    public void whatTheBlobStoreDoesNotTakeIsNoFaultOfUpstream() throws IOException {
        when(store.putTagList(any(), any(), any()))
                .thenThrow(new BlobStoreException("no space left on device", new IOException(), null));
        wire.answer(200, "{\"tags\":[\"1\"]}");
        ImageRequest tags = ImageRequest.of(RegistryPath.parse("/v2/a/tags/list", "docker"), false);
        assertThatThrownBy(() -> documents.renew(tags, null))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("blob store");
    }

    @Test
    public void referrersThatOnlyTheFallbacksCouldTellAreNotSaidToBeNone() throws IOException {
        FakeWire mirror = new FakeWire().answer(404, "").answer(404, "");
        FakeWire complete = new FakeWire()
                .answer(
                        200,
                        "{\"manifests\":[{\"digest\":\"" + DIGEST + "\"}]}",
                        "Content-Type",
                        "application/vnd.oci.image.index.v1+json");
        ImageRequest referrers = ImageRequest.of(RegistryPath.parse("/v2/a/referrers/" + DIGEST, "docker"), false);
        assertThatThrownBy(() -> documents(wire.answer(503, ""), mirror).renew(referrers, null))
                .hasMessageContaining("503");
        verify(store, never()).putReferrers(any(), any(), any());
        mirror.answer(404, "").answer(404, "");
        assertThat(documents(wire.answer(503, ""), mirror, complete).renew(referrers, null))
                .isTrue();
        verify(store).putReferrers(any(), argThat(payload -> payload.getSize() > 80), any());
    }

    @Test
    public void thatNothingRefersToADigestIsKeptOfManifestsInTheCacheOnly() throws IOException {
        ImageRequest referrers = ImageRequest.of(RegistryPath.parse("/v2/a/referrers/" + DIGEST, "docker"), false);
        assertThat(documents(wire.answer(404, "").answer(404, "")).renew(referrers, null))
                .isFalse();
        verify(store, never()).putReferrers(any(), any(), any());
        when(store.get(argThat(request -> request != null && request.assetPath().equals("/v2/a/manifests/" + DIGEST))))
                .thenReturn(Optional.of(mock(Content.class)));
        assertThat(documents(wire.answer(404, "").answer(404, "")).renew(referrers, null))
                .isTrue();
        verify(store).putReferrers(any(), any(), any());
    }

    @Test
    public void aTagListIsOfOneRegistryWithAllItsPages() throws IOException {
        wire.answer(200, "{\"tags\":[\"1\"]}", "Link", "</v2/a/tags/list?last=1>; rel=\"next\"")
                .answer(503, "");
        FakeWire mirror = new FakeWire()
                .answer(200, "{\"tags\":[\"2\"]}", "Link", "</v2/a/tags/list?last=2>; rel=\"next\"")
                .answer(200, "{\"tags\":[\"3\"]}");
        ImageRequest tags = ImageRequest.of(RegistryPath.parse("/v2/a/tags/list", "docker"), false);
        documents(wire, mirror).renew(tags, null);
        assertThat(mirror.sent())
                .containsExactly(
                        "GET https://mirror-1.example.com/v2/a/tags/list -",
                        "GET https://mirror-1.example.com/v2/a/tags/list?last=2 -");
        verify(store).putTagList(any(), argThat(payload -> text(payload).contains("[\"2\",\"3\"]")), any());
    }

    private RegistryDocuments documents(FakeWire... wires) {
        List<UpstreamRegistry> registries = new ArrayList<>();
        for (FakeWire each : wires) {
            URI base = URI.create("https://mirror-" + registries.size() + ".example.com/");
            registries.add(new UpstreamRegistry(base, each, () -> null, Clock.systemUTC()));
        }
        return new RegistryDocuments(
                store,
                new Remotes(registries, Ticker.systemTicker(), () -> {}),
                request -> new CacheController(0, null),
                sizes,
                foreign);
    }

    private static String text(Payload payload) {
        try (InputStream in = payload.openInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
