package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Test;
import org.sonatype.nexus.blobstore.api.BlobStore;
import org.sonatype.nexus.blobstore.api.BlobStoreConfiguration;
import org.sonatype.nexus.blobstore.api.BlobStoreManager;
import org.sonatype.nexus.blobstore.api.BlobStoreMetrics;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.config.Configuration;
import org.sonatype.nexus.repository.manager.RepositoryManager;

public class BlobStoreQuotasTest {

    private final RepositoryManager repositories = mock(RepositoryManager.class);
    private final BlobStoreManager blobStores = mock(BlobStoreManager.class);
    private final BlobStoreMetrics metrics = mock(BlobStoreMetrics.class);
    private final Map<String, Object> quota = new HashMap<>();
    private final BlobStoreQuotas quotas = new BlobStoreQuotas(repositories, blobStores);

    @Before
    public void twoMirrorsOnOneBlobStore() {
        for (String name : List.of("docker", "quay")) {
            Repository repository = mock(Repository.class);
            Configuration configuration = mock(Configuration.class);
            when(repositories.get(name)).thenReturn(repository);
            when(repository.getConfiguration()).thenReturn(configuration);
            when(configuration.attributes("storage"))
                    .thenReturn(new NestedAttributesMap("storage", new HashMap<>(Map.of("blobStoreName", "images"))));
        }
        BlobStore store = mock(BlobStore.class);
        BlobStoreConfiguration configuration = mock(BlobStoreConfiguration.class);
        when(blobStores.get("images")).thenReturn(store);
        when(store.getBlobStoreConfiguration()).thenReturn(configuration);
        when(store.getMetrics()).thenReturn(metrics);
        when(configuration.attributes("blobStoreQuotaConfig"))
                .thenReturn(new NestedAttributesMap("blobStoreQuotaConfig", quota));
    }

    @Test
    public void aBlobStoreWithoutQuotaIsNeverNearlyFull() {
        when(metrics.getTotalSize()).thenReturn(Long.MAX_VALUE);

        assertThat(nearlyReached()).isEmpty();
    }

    @Test
    public void spaceThatMayBeUsedIsNearlyReachedAt80Percent() {
        // As a form stores it.
        quota.put("quotaLimitBytes", 1000.0);
        quota.put("quotaType", "spaceUsedQuota");
        when(metrics.getTotalSize()).thenReturn(799L);
        assertThat(nearlyReached()).isEmpty();

        when(metrics.getTotalSize()).thenReturn(830L);
        assertThat(nearlyReached())
                .singleElement()
                .asString()
                .contains("blob store images", "docker, quay", "83 % of its quota");
    }

    @Test
    public void spaceThatMustRemainIsNearlyReachedWhenAFifthMoreIsLeft() {
        quota.put("quotaLimitBytes", 1000L);
        quota.put("quotaType", "spaceRemainingQuota");
        when(metrics.getAvailableSpace()).thenReturn(1300L);
        assertThat(nearlyReached()).isEmpty();

        when(metrics.getAvailableSpace()).thenReturn(1200L);
        assertThat(nearlyReached()).singleElement().asString().contains("83 %");
    }

    @Test
    public void aMirrorWhoseRepositoryIsNotMadeYetHasNoBlobStore() {
        assertThat(quotas.nearlyReached(List.of("later"))).isEmpty();
    }

    private List<String> nearlyReached() {
        return quotas.nearlyReached(List.of("docker", "quay"));
    }
}
