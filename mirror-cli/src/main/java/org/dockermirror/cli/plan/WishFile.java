package org.dockermirror.cli.plan;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.dockermirror.cli.CommandException;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.file.NeighbourFiles;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Wish;

/**
 * The {@code docker-mirror.yaml} that was named, read.
 *
 * @param text what it holds
 */
record WishFile(Path path, String text, MirrorFile file) {

    static WishFile read(Path path) {
        try {
            String text = Files.readString(path);
            return new WishFile(path, text, MirrorFile.parse(path.toString(), text, NeighbourFiles.of(path)));
        } catch (InvalidMirrorFileException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    static CommandException unreadable(Path path, IOException e) {
        if (e instanceof NoSuchFileException) {
            return CommandException.badInput(path + " does not exist");
        }
        return CommandException.badInput(path
                + (e instanceof CharacterCodingException
                        ? " is not UTF-8 text"
                        : " cannot be read: " + e.getMessage()));
    }

    Wish wish() {
        return file.wish();
    }

    /** The account at the upstream of each repository that has one. */
    Map<String, Credentials> accounts() {
        Map<String, Credentials> accounts = new TreeMap<>();
        wish().mirrors()
                .forEach(mirror ->
                        mirror.credentials().ifPresent(account -> accounts.put(mirror.repository(), account)));
        return accounts;
    }
}
