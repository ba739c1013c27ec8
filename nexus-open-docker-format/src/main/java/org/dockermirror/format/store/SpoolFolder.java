package org.dockermirror.format.store;

import java.nio.file.Path;
import org.sonatype.nexus.blobstore.api.BlobStoreConfiguration;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/**
 * Where a repository writes blobs while they arrive. That is a folder in the temporary files of its blob store, so that a
 * whole blob becomes the store's by a link, and so that the server's task for temporary files sees what a crash left.
 */
final class SpoolFolder {

    private SpoolFolder() {}

    static Path of(BlobStoreConfiguration store, ApplicationDirectories directories, String repository) {
        Object path = store.attributes("file").get("path");
        Path parent = "File".equals(store.getType()) && path != null
                ? directories
                        .getWorkDirectory("blobs")
                        .toPath()
                        .resolve(path.toString())
                        .resolve("content")
                        .resolve("tmp")
                : directories.getTemporaryDirectory().toPath();
        return parent.resolve("docker-spool").resolve(repository);
    }
}
