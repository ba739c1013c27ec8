package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder with nothing but the test bed's authority, as podman and skopeo take one. */
final class TrustFolder {
    private TrustFolder() {}

    static Path path() {
        Path folder = Bed.scratch("trust");
        try {
            Files.copy(Certificates.file("ca.crt"), folder.resolve("ca.crt"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }
}
