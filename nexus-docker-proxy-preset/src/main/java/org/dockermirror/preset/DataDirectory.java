package org.dockermirror.preset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/** The places of the product's files in the server's data directory. */
@Named
@Singleton
public class DataDirectory {

    private final Path work;

    @Inject
    public DataDirectory(ApplicationDirectories directories) {
        this.work = directories.getWorkDirectory().toPath();
    }

    /** Where an operator writes what is wished. */
    Path configuration() {
        return work.resolve("etc").resolve("docker-mirror.yaml");
    }

    /** The commented example, which nothing reads. */
    Path example() {
        return work.resolve("etc").resolve("docker-mirror.example.yaml");
    }

    /** What was done before. */
    Path receipt() {
        return work.resolve("docker-mirror").resolve("receipt.json");
    }

    /** Writes a file so that nobody ever sees half of it. */
    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path part =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
            Files.write(part, text.getBytes(StandardCharsets.UTF_8));
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
