package org.dockermirror.format.store;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.eventbus.AllowConcurrentEvents;
import com.google.common.eventbus.Subscribe;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.sonatype.nexus.common.event.EventAware;
import org.sonatype.nexus.repository.content.Asset;
import org.sonatype.nexus.repository.content.event.asset.AssetEvent;
import org.sonatype.nexus.repository.content.event.asset.AssetPurgedEvent;
import org.sonatype.nexus.repository.content.event.repository.ContentRepositoryDeletedEvent;
import org.sonatype.nexus.repository.content.store.InternalIds;

/**
 * What was read of assets lately, so that what is asked for often costs neither a query nor a file. An asset that is
 * changed or deleted is forgotten before whoever did it has an answer: its events arrive in the same thread. What a change
 * told nobody of, such as a row that was edited by hand, is seen after {@link #AT_MOST}.
 */
@Named
@Singleton
public class AssetMemory implements EventAware {

    /** Of all repositories together, as {@link KeptAsset#weight} estimates it. */
    static final int MOST_BYTES = 32 << 20;

    /** What is larger is read from the blob store each time, so that a few cannot displace all others. */
    static final int MOST_BYTES_OF_ONE = 1 << 20;

    static final Duration AT_MOST = Duration.ofMinutes(1);

    private final Cache<Place, KeptAsset> assets;
    /** How many changes there were; what was read before the last one may be from before it. */
    private volatile long changes;

    @Inject
    public AssetMemory() {
        this(Ticker.systemTicker());
    }

    AssetMemory(Ticker ticker) {
        this.assets = CacheBuilder.newBuilder()
                .maximumWeight(MOST_BYTES)
                .weigher((Place place, KeptAsset asset) -> asset.weight())
                .expireAfterWrite(AT_MOST)
                .ticker(ticker)
                .build();
    }

    /**
     * What is remembered of an asset, or else what reading it says.
     *
     * @param repository the internal number of the repository
     */
    Optional<KeptAsset> get(int repository, String path, Supplier<Optional<KeptAsset>> reading) {
        Place place = new Place(repository, path);
        KeptAsset known = assets.getIfPresent(place);
        if (known != null) {
            return Optional.of(known);
        }
        long before = changes;
        Optional<KeptAsset> read = reading.get();
        read.ifPresent(asset -> remember(place, asset, before));
        return read;
    }

    private synchronized void remember(Place place, KeptAsset asset, long before) {
        if (changes == before && asset.weight() <= MOST_BYTES_OF_ONE) {
            assets.put(place, asset);
        }
    }

    synchronized void forget(int repository, String path) {
        changes++;
        assets.invalidate(new Place(repository, path));
    }

    private synchronized void forgetAll() {
        changes++;
        assets.invalidateAll();
    }

    /** One asset was created, changed, downloaded or deleted, or is about to be. The number may be another format's. */
    @Subscribe
    @AllowConcurrentEvents
    public void on(AssetEvent event) {
        Asset asset = event.getAsset();
        forget(InternalIds.contentRepositoryId(event), asset.path());
    }

    /** Many were deleted at once, by a cleanup; which ones is not said. */
    @Subscribe
    @AllowConcurrentEvents
    public void on(AssetPurgedEvent event) {
        forgetAll();
    }

    @Subscribe
    @AllowConcurrentEvents
    public void on(ContentRepositoryDeletedEvent event) {
        forgetAll();
    }

    /** Where an asset is. */
    private static final class Place {
        private final int repository;
        private final String path;

        Place(int repository, String path) {
            this.repository = repository;
            this.path = path;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place
                    && ((Place) other).repository == repository
                    && ((Place) other).path.equals(path);
        }

        @Override
        public int hashCode() {
            return 31 * path.hashCode() + repository;
        }
    }
}
