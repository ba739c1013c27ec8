package org.dockermirror.format.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.format.download.BlobSizes;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.store.Manifest;
import org.dockermirror.format.upstream.FakeWire;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.junit.Test;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.repository.cache.CacheController;
import org.sonatype.nexus.repository.view.Content;
import org.sonatype.nexus.repository.view.payloads.StringPayload;

public class RegistryDocumentsTest {

    private static final Digest LAYER = Digest.parse("sha256:" + "a".repeat(64));
    private static final String TYPE = "application/vnd.oci.image.manifest.v1+json";
    private static final String MANIFEST =
            "{\"mediaType\":\"" + TYPE + "\",\"layers\":[{\"digest\":\"" + LAYER + "\",\"size\":5}]}";
    private static final ImageRequest TAG = ImageRequest.of(RegistryPath.parse("/v2/a/manifests/1", "docker"), false);
    private static final URI BASE = URI.create("https://hub.example.com/");

    private final FakeWire wire = new FakeWire();
    private final DockerContentFacet store = mock(DockerContentFacet.class);
    private final BlobSizes sizes = new BlobSizes(1 << 20);
    private final RegistryDocuments documents = new RegistryDocuments(
            store,
            new UpstreamRegistry(BASE, wire, () -> null, Clock.systemUTC()),
            BASE,
            request -> new CacheController(0, null),
            sizes);

    @Test
    public void whatAManifestSaysOfItsBlobsIsLearnedWhenItIsFetched() throws IOException {
        wire.answer(200, MANIFEST);
        assertThat(documents.renew(TAG, null)).isTrue();
        assertThat(sizes.know(TAG.name(), LAYER)).isTrue();
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
}
