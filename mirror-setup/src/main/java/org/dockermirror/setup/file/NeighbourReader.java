package org.dockermirror.setup.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the files that settings name. */
final class NeighbourReader {

    private final NeighbourFiles files;
    private final Problems problems;

    NeighbourReader(NeighbourFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    /** The file; nothing if it cannot be read, which is then among the problems. */
    Optional<Neighbour> read(Piece.Text name) {
        Path path;
        try {
            path = files.locate(name.value());
        } catch (InvalidPathException e) {
            problems.add(name.at(), "this cannot be the name of a file");
            return Optional.empty();
        }
        try {
            return Optional.of(read(path));
        } catch (IOException e) {
            problems.add(name.at(), path + " " + problemOf(e));
            return Optional.empty();
        }
    }

    private Neighbour read(Path path) throws IOException {
        // Before the text, so that what is written in between counts as a change.
        String stamp = files.stamp(path);
        return new Neighbour(path.toString(), files.read(path), stamp);
    }

    private static String problemOf(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist; write it, or name another file";
        }
        if (e instanceof CharacterCodingException) {
            return "is not UTF-8 text; save it as UTF-8";
        }
        return "cannot be read: " + e.getMessage();
    }

    /** A file's name for messages, its text, and a text that changes with it; no text of its own, for it may be secret. */
    record Neighbour(String name, String text, String stamp) {
        @Override
        public String toString() {
            return name;
        }
    }
}
