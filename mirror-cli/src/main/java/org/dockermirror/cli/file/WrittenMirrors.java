package org.dockermirror.cli.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.NeighbourFiles;

/** Reads the {@code docker-mirror.yaml} that a command was given, and the files with passwords. */
public final class WrittenMirrors {

    private WrittenMirrors() {}

    /** The file, with at least one mirror, and those that it names; what is wrong with any of them ends the command, all at once. */
    public static MirrorFile read(Path path) {
        return parse(path, text(path));
    }

    /** The same of a file whose text has been read. */
    public static MirrorFile parse(Path path, String text) {
        try {
            MirrorFile file = MirrorFile.parse(path.toString(), text, NeighbourFiles.of(path));
            if (file.wish().mirrors().isEmpty()) {
                throw CommandException.badInput(
                        path + " has no mirror; write \"- repository: docker\" below \"mirrors:\"");
            }
            return file;
        } catch (InvalidMirrorFileException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }

    /** The text of a file; one that cannot be read ends the command. */
    public static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The password that a file holds. */
    public static String password(Path path) {
        return text(path).strip();
    }

    private static CommandException unreadable(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return CommandException.badInput(path + " does not exist");
        }
        return CommandException.badInput(path
                + (e instanceof CharacterCodingException
                        ? " is not UTF-8 text"
                        : " cannot be read: " + e.getMessage()));
    }
}
