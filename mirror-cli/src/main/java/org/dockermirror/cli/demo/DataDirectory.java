package org.dockermirror.cli.demo;

import java.nio.file.Path;
import net.harawata.appdirs.AppDirsFactory;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.server.ServerDirectory;
import org.jspecify.annotations.Nullable;

/** Where a demo keeps everything. */
final class DataDirectory {

    private static final String NAME = "nexus-docker-mirror";

    private DataDirectory() {}

    /** @throws CommandException if the server could not start there */
    static ServerDirectory of(@Nullable Path typed) {
        if (typed == null) {
            return new ServerDirectory(
                    usual(Path.of(AppDirsFactory.getInstance().getUserDataDir(NAME, null, null))));
        }
        ServerDirectory directory = new ServerDirectory(typed);
        if (hasBlank(directory.root())) {
            throw CommandException.badInput(
                    "--data " + typed + ": the start script of Nexus fails in a directory with a"
                            + " blank in its path (" + directory.root() + "); choose one without");
        }
        return directory;
    }

    /** The system's place for a user's data; macOS has a blank in it, which the start script of Nexus does not survive. */
    static Path usual(Path userData) {
        return hasBlank(userData) ? Path.of(System.getProperty("user.home"), "." + NAME) : userData;
    }

    private static boolean hasBlank(Path path) {
        return path.toString().chars().anyMatch(Character::isWhitespace);
    }
}
