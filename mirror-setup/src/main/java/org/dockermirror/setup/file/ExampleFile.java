package org.dockermirror.setup.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The commented example of a {@code docker-mirror.yaml}, which nothing reads. */
public final class ExampleFile {

    /** The example's file name. */
    public static final String NAME = "docker-mirror.example.yaml";

    private ExampleFile() {}

    /** The example's text: as it stands the smallest file; without {@code "# "} before them, all its settings. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(ExampleFile.class.getResourceAsStream(NAME), NAME)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
