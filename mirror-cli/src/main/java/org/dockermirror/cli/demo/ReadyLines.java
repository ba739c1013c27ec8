package org.dockermirror.cli.demo;

import java.nio.file.Files;
import java.util.List;
import org.dockermirror.cli.server.ListenAddress;
import org.dockermirror.cli.server.ServerDirectory;

/** The three lines that standard output ends with, for people and for scripts. */
final class ReadyLines {

    private ReadyLines() {}

    static List<String> of(DemoSettings settings, ListenAddress address, ReadyImage image, ServerDirectory server) {
        String host = address.forPeople();
        return List.of(
                "ready: docker pull " + host + ":" + settings.dockerPort() + "/" + image.image(),
                "admin: http://" + host + ":" + settings.port() + "/",
                "password: "
                        + (Files.exists(server.passwordFile())
                                ? server.passwordFile()
                                : "the one that was chosen for admin (the file with the first one is gone since then)"));
    }
}
