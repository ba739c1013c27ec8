package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An archive with one feature and no bundle, which costs a server the time to install it and nothing else. */
public final class EmptyKar {
    private EmptyKar() {}

    public static Path numbered(int number) {
        String name = "empty-" + number;
        Path file = Bed.scratch("empty").resolve(name + ".kar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("repository/test/" + name + "/1/" + name + "-1-features.xml"));
            zip.write(("<features name='" + name + "' xmlns='http://karaf.apache.org/xmlns/features/v1.4.0'>"
                            + "<feature name='" + name + "' version='1'/></features>")
                    .getBytes(UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
