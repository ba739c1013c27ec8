package org.dockermirror.setup.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files that a {@code docker-mirror.yaml} names; a relative name begins where that file lies. */
public interface NeighbourFiles {

    /**
     * Where a file lies.
     *
     * @throws java.nio.file.InvalidPathException if no file can have the name
     */
    Path locate(String name);

    /** What is in the file, which is UTF-8. */
    String read(Path file) throws IOException;

    /** A text that changes when the file does. */
    default String stamp(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toString();
    }

    /** The files beside another. */
    static NeighbourFiles of(Path mirrorFile) {
        return new NeighbourFiles() {
            @Override
            public Path locate(String name) {
                return mirrorFile.resolveSibling(name);
            }

            @Override
            public String read(Path file) throws IOException {
                return Files.readString(file);
            }
        };
    }

    /** None: what stands in a text alone. */
    static NeighbourFiles none() {
        return new NeighbourFiles() {
            @Override
            public Path locate(String name) {
                return Path.of(name);
            }

            @Override
            public String read(Path file) throws IOException {
                throw new NoSuchFileException(file.toString());
            }
        };
    }
}
