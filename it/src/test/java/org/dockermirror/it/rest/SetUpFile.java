package org.dockermirror.it.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.MirrorCommand;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;

/** A {@code docker-mirror.yaml} somewhere, and the command that compares a server with it. */
final class SetUpFile {
    private final Path file;

    SetUpFile(String name, String yaml) {
        file = Bed.scratch("rest-" + name).resolve("docker-mirror.yaml");
        write(yaml);
    }

    void write(String yaml) {
        try {
            Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The site for nginx that the command writes of it. */
    String nginxSite() {
        Path site = file.resolveSibling("site.conf");
        MirrorCommand.into(site, List.of("nginx", "-f", file.toString())).orFail();
        try {
            return Files.readString(site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Command.Result run(String... arguments) {
        return runAt(NexusServer.URL, arguments);
    }

    /** The same by another address of the server. */
    Command.Result runAt(String url, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-f", file.toString(), "--url", url, "--user", "admin"));
        return MirrorCommand.run(List.of("NEXUS_MIRROR_PASSWORD=" + Rest.PASSWORD), all.toArray(String[]::new));
    }
}
