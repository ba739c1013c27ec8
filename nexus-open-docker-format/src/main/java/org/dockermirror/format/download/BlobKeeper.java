package org.dockermirror.format.download;

import com.google.common.hash.HashCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.dockermirror.format.request.ImageRequest;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** Where whole and verified blobs go. */
public interface BlobKeeper {

    /** Whether the blob is there already. */
    boolean has(ImageRequest request);

    /**
     * Keeps a blob.
     *
     * @param file holds it; may be linked to, and is deleted afterwards
     */
    void keep(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes) throws IOException;
}
