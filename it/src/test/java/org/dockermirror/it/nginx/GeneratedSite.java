package org.dockermirror.it.nginx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.MirrorCommand;
import org.dockermirror.it.bed.NginxSite;

/** Sites as the command writes them. */
final class GeneratedSite {
    private GeneratedSite() {}

    /** The site for a file's mirrors, whose certificate is the test bed's. */
    static String of(String mirrors, String... options) {
        Path file = Bed.scratch("nginx-file").resolve("docker-mirror.yaml");
        Path site = file.resolveSibling("site.conf");
        try {
            Files.writeString(
                    file,
                    "tls: {certificate: " + NginxSite.certificate() + ", key: " + NginxSite.key() + "}\nmirrors:\n"
                            + mirrors);
            List<String> arguments = new ArrayList<>(List.of("nginx", "-f", file.toString()));
            arguments.addAll(List.of(options));
            // Standard output alone: what is said on the other channel is no site.
            MirrorCommand.into(site, arguments).orFail();
            return Files.readString(site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
