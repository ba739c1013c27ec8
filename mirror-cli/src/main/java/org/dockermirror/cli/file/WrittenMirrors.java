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

    /** The file and those that it names; what is wrong with any of them ends the command, all at once. */
    public static MirrorFile read(Path path) {
        try {
            return MirrorFile.parse(path.toString(), Files.readString(path), NeighbourFiles.of(path));
        } catch (InvalidMirrorFileException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The password that a file holds. */
    public static String password(Path path) {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
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
