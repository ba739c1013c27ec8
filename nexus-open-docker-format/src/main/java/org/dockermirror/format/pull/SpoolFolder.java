package org.dockermirror.format.pull;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that the blobs of one repository are written to while they arrive. */
final class SpoolFolder {

    private final Path path;

    SpoolFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** Deletes what a crash left behind. */
    void clear() throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, "*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /** Deletes it with all that was on its way; fails if something else is in it. */
    void delete() throws IOException {
        clear();
        Files.deleteIfExists(path);
    }
}
