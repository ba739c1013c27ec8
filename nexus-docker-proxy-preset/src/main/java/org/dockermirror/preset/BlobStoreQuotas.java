package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.blobstore.api.BlobStore;
import org.sonatype.nexus.blobstore.api.BlobStoreManager;
import org.sonatype.nexus.blobstore.api.BlobStoreMetrics;
import org.sonatype.nexus.common.collect.NestedAttributesMap;
import org.sonatype.nexus.repository.Repository;
import org.sonatype.nexus.repository.manager.RepositoryManager;

/** How near the blob stores of mirrors are to their quota; the keys are those of the server's BlobStoreQuotaSupport. */
@Named
@Singleton
public class BlobStoreQuotas {

    private static final int WARNING_PERCENT = 80;
    private static final String QUOTA = "blobStoreQuotaConfig";
    private static final String TYPE = "quotaType";
    private static final String LIMIT = "quotaLimitBytes";
    private static final String SPACE_USED = "spaceUsedQuota";

    private final RepositoryManager repositories;
    private final BlobStoreManager blobStores;

    @Inject
    public BlobStoreQuotas(RepositoryManager repositories, BlobStoreManager blobStores) {
        this.repositories = repositories;
        this.blobStores = blobStores;
    }

    /** One sentence for each blob store of these repositories that has come to 80 % of its quota. */
    List<String> nearlyReached(Collection<String> names) {
        Map<String, TreeSet<String>> users = new TreeMap<>();
        for (String name : names) {
            Repository repository = repositories.get(name);
            if (repository != null) {
                Object store =
                        repository.getConfiguration().attributes("storage").get("blobStoreName");
                users.computeIfAbsent(String.valueOf(store), any -> new TreeSet<>())
                        .add(name);
            }
        }
        List<String> lines = new ArrayList<>();
        users.forEach((store, mirrors) -> {
            long percent = percent(blobStores.get(store));
            if (percent >= WARNING_PERCENT) {
                lines.add("blob store " + store + ", which keeps the images of " + String.join(", ", mirrors)
                        + ", is at " + percent + " % of its quota; a cleanup policy or a larger quota makes room");
            }
        });
        return lines;
    }

    private static long percent(@Nullable BlobStore store) {
        if (store == null) {
            return 0;
        }
        NestedAttributesMap quota = store.getBlobStoreConfiguration().attributes(QUOTA);
        Object limit = quota.get(LIMIT);
        if (!(limit instanceof Number)) {
            return 0;
        }
        long bytes = ((Number) limit).longValue();
        BlobStoreMetrics metrics = store.getMetrics();
        // The other kind of quota is space that must remain.
        return SPACE_USED.equals(quota.get(TYPE))
                ? percent(metrics.getTotalSize(), bytes)
                : percent(bytes, metrics.isUnlimited() ? Long.MAX_VALUE : metrics.getAvailableSpace());
    }

    private static long percent(long part, long whole) {
        return whole <= 0 ? 100 : (long) (100.0 * part / whole);
    }
}
