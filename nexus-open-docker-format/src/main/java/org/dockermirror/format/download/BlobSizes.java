package org.dockermirror.format.download;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.format.request.ImageRequest;

/**
 * How many bytes the blobs of one repository may have: as many as the manifests of their image have said, and never more
 * than this mirror takes. What manifests of one image say counts for no other, for it may be a lie.
 */
public final class BlobSizes {

    /** How many blobs are remembered: what was just pulled by tag. */
    private static final int MOST = 10_000;

    private final long largest;
    private final Cache<String, Long> told =
            CacheBuilder.newBuilder().maximumSize(MOST).build();

    /** @param largest the size in bytes that this mirror takes at most */
    public BlobSizes(long largest) {
        this.largest = largest;
    }

    /** Takes what a manifest says; where manifests differ, the larger size. */
    public void learn(ImageName image, Map<Digest, Long> sizes) {
        sizes.forEach((digest, size) -> told.asMap().merge(key(image, digest), size, Math::max));
    }

    /** Whether anything was said of this digest. */
    public boolean know(ImageName image, Digest digest) {
        return told.getIfPresent(key(image, digest)) != null;
    }

    SizeLimit of(ImageRequest blob) {
        Long size = told.getIfPresent(key(blob.name(), requireNonNull(blob.digest())));
        return size != null && size <= largest ? SizeLimit.ofManifest(size) : SizeLimit.ofMirror(largest);
    }

    private static String key(ImageName image, Digest digest) {
        return image + "@" + digest;
    }
}
