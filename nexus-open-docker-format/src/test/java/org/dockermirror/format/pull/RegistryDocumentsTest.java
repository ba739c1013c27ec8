package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import org.dockermirror.format.download.BlobSizes;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.store.DockerContentFacet;
import org.dockermirror.format.upstream.FakeWire;
import org.dockermirror.format.upstream.UpstreamRegistry;
import org.junit.Test;
import org.sonatype.nexus.blobstore.api.BlobStoreException;
import org.sonatype.nexus.repository.cache.CacheController;

public class RegistryDocumentsTest {

    private static final URI BASE = URI.create("https://hub.example.com/");

    private final FakeWire wire = new FakeWire();
    private final DockerContentFacet store = mock(DockerContentFacet.class);
    private final RegistryDocuments documents = new RegistryDocuments(
            store,
            new UpstreamRegistry(BASE, wire, () -> null, Clock.systemUTC()),
            BASE,
            request -> new CacheController(0, null),
            new BlobSizes(1 << 20));

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
