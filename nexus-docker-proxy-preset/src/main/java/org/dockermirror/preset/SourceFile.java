package org.dockermirror.preset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Writes a file that belongs to an operator: where it really is, with its owner's permissions, and never half. */
final class SourceFile {

    private SourceFile() {}

    /** @throws IOException with a sentence that names the file, if it cannot be written; then it is as it was */
    static void write(Path file, String text) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        if (Files.exists(real) && !Files.isWritable(real)) {
            throw new IOException(file + " is read-only here; change it where it comes from");
        }
        Path next = null;
        try {
            Files.createDirectories(real.toAbsolutePath().getParent());
            next = Files.createTempFile(real.toAbsolutePath().getParent(), "." + real.getFileName(), ".part");
            Files.write(next, text.getBytes(StandardCharsets.UTF_8));
            keepPermissions(real, next);
            Files.move(next, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | ReadOnlyFileSystemException e) {
            writeInPlace(file, real, text, e);
        } finally {
            delete(next);
        }
    }

    /**
     * A single file that is mounted into a container cannot be replaced, only written. Whoever reads half of it refuses
     * it, and the last good list stays in force.
     */
    private static void writeInPlace(Path file, Path real, String text, Exception cause) throws IOException {
        if (!Files.exists(real)) {
            throw new IOException(file + " cannot be written: " + wordsFor(cause), cause);
        }
        try {
            Files.write(real, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw new IOException(file + " cannot be written: " + wordsFor(e), e);
        }
    }

    private static String wordsFor(Exception e) {
        return e instanceof AccessDeniedException || e instanceof ReadOnlyFileSystemException
                ? "it is read-only here; change it where it comes from"
                : String.valueOf(e.getMessage());
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        if (Files.getFileStore(to).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    to,
                    Files.exists(from)
                            ? Files.getPosixFilePermissions(from)
                            : PosixFilePermissions.fromString("rw-r-----"));
        }
    }

    private static void delete(@Nullable Path path) throws IOException {
        if (path != null) {
            Files.deleteIfExists(path);
        }
    }
}
