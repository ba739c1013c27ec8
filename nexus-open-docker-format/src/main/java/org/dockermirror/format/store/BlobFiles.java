package org.dockermirror.format.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.blobstore.BlobIdLocationResolver;
import org.sonatype.nexus.blobstore.api.BlobId;
import org.sonatype.nexus.blobstore.api.BlobStore;
import org.sonatype.nexus.blobstore.api.BlobStoreConfiguration;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/**
 * The files of a blob store that is a folder, laid out as Nexus's {@code FileBlobStore} does it: the server gives out
 * streams only, through which every byte is copied three times.
 */
@Named
@Singleton
public class BlobFiles {

    private final ApplicationDirectories directories;
    private final BlobIdLocationResolver locations;

    @Inject
    public BlobFiles(ApplicationDirectories directories, BlobIdLocationResolver locations) {
        this.directories = directories;
        this.locations = locations;
    }

    /** The file of a blob; nothing if it is not where it should be, or if the blob store is no folder. */
    Optional<Path> of(BlobStoreConfiguration store, BlobId blob) {
        return content(store)
                .map(folder -> folder.resolve(locations.getLocation(blob) + BlobStore.BLOB_FILE_CONTENT_SUFFIX))
                .filter(Files::isRegularFile);
    }

    /**
     * The folder for files that become blobs. That is the one of the blob store's temporary files, so that a whole blob
     * becomes the store's by a link, and so that the server's task for temporary files sees what a crash left.
     */
    Path temporary(BlobStoreConfiguration store) {
        return content(store)
                .map(folder -> folder.resolve("tmp"))
                .orElseGet(() -> directories.getTemporaryDirectory().toPath());
    }

    private Optional<Path> content(BlobStoreConfiguration store) {
        Object path = store.attributes("file").get("path");
        return "File".equals(store.getType()) && path != null
                ? Optional.of(directories
                        .getWorkDirectory("blobs")
                        .toPath()
                        .resolve(path.toString())
                        .resolve("content"))
                : Optional.empty();
    }
}
