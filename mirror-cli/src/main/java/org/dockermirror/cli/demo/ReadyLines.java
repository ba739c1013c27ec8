package org.dockermirror.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.server.ListenAddress;

/** The three lines that standard output ends with, for people and for scripts. */
final class ReadyLines {

    private ReadyLines() {}

    /** @param password the file with it, nothing if it was changed */
    static List<String> of(DemoSettings settings, ListenAddress address, ReadyImage image, Optional<Path> password) {
        String host = address.forPeople();
        return List.of(
                "ready: docker pull " + host + ":" + settings.dockerPort() + "/" + image.image(),
                "admin: http://" + host + ":" + settings.port() + "/",
                "password: " + password.map(Path::toString).orElse("the one that was chosen for admin"));
    }
}
