package org.dockermirror.format.store;

import static org.sonatype.nexus.repository.content.store.InternalIds.contentRepositoryId;
import static org.sonatype.nexus.repository.content.store.InternalIds.internalAssetId;

import org.sonatype.nexus.repository.content.Asset;
import org.sonatype.nexus.repository.content.store.AssetData;

/**
 * A copy of an asset that many threads may read: what the store returns loads its blob and its component when it is asked
 * for them, which only one thread may do.
 */
final class AssetCopy {

    private AssetCopy() {}

    static Asset of(Asset asset) {
        AssetData copy = new AssetData();
        copy.setAssetId(internalAssetId(asset));
        copy.setRepositoryId(contentRepositoryId(asset));
        copy.setPath(asset.path());
        copy.setKind(asset.kind());
        copy.setComponent(asset.component().orElse(null));
        copy.setAssetBlob(asset.blob().orElse(null));
        copy.setAttributes(asset.attributes());
        copy.setCreated(asset.created());
        copy.setLastUpdated(asset.lastUpdated());
        copy.setLastDownloaded(asset.lastDownloaded().orElse(null));
        copy.setBlobStoreName(asset.blobStoreName());
        copy.setAssetBlobSize(asset.assetBlobSize());
        return copy;
    }
}
