package org.dockermirror.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.server.FileProblem;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.edit.MirrorFileEdit;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.NeighbourFiles;
import org.dockermirror.setup.wish.Mirror;

/**
 * The demo's {@code docker-mirror.yaml}, of whose first mirror it reads and changes single settings in place: a person may
 * have added others, and comments.
 */
record MirrorFile(String name, String text, Mirror mirror, NeighbourFiles files) {

    private static final String NEW = "mirrors:\n  - repository: docker\n    allow: []\n";

    /** @throws CommandException if there is a file but no mirror can be read from it */
    static Optional<MirrorFile> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(parse(Files.readString(file), file.toString(), NeighbourFiles.of(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw FileProblem.of("read docker-mirror.yaml", file, e);
        }
    }

    static MirrorFile fresh() {
        return parse(NEW, "docker-mirror.yaml");
    }

    /** @param name what the text is called in a message */
    static MirrorFile parse(String text, String name) {
        return parse(text, name, NeighbourFiles.none());
    }

    private static MirrorFile parse(String text, String name, NeighbourFiles files) {
        try {
            Mirror first = org.dockermirror.setup.file.MirrorFile.parse(name, text, files).wish().mirrors().stream()
                    .findFirst()
                    .orElseThrow(() -> CommandException.badInput(name + " has no mirror; write \"- repository: docker\""
                            + " below \"mirrors:\", or delete the file"));
            return new MirrorFile(name, text, first, files);
        } catch (InvalidMirrorFileException e) {
            throw CommandException.badInput(e.getMessage() + "\nmend the file, or delete it");
        }
    }

    List<String> allow() {
        return mirror.written();
    }

    OptionalInt port() {
        return mirror.port();
    }

    /** Where it is not Docker Hub. */
    Optional<String> upstream() {
        return Optional.of(mirror.upstream())
                .filter(url -> !url.equals(Mirror.DOCKER_HUB))
                .map(Object::toString);
    }

    /** This file with the settings in it; those that already say so are not touched. */
    MirrorFile with(DemoSettings settings) {
        try {
            String repository = mirror.repository();
            String changed = text;
            if (!allow().equals(settings.allow())) {
                changed = MirrorFileEdit.withList(changed, repository, settings.allow());
            }
            if (!port().equals(OptionalInt.of(settings.dockerPort()))) {
                changed =
                        MirrorFileEdit.withSetting(changed, repository, "port", String.valueOf(settings.dockerPort()));
            }
            if (!upstream().equals(settings.upstream())) {
                String url = settings.upstream().orElse(Mirror.DOCKER_HUB.toString());
                changed = MirrorFileEdit.withSetting(changed, repository, "upstream", url);
            }
            return parse(changed, name, files);
        } catch (CannotEditException e) {
            throw CommandException.badInput(name + ": " + e.sentence());
        }
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw FileProblem.of("write docker-mirror.yaml", file, e);
        }
    }
}
