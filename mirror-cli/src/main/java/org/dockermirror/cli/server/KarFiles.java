package org.dockermirror.cli.server;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dockermirror.cli.CommandException;

/** The KAR files of this product: the mirror and the open Docker format, as they lie beside the command. */
public record KarFiles(List<Path> files) {

    private static final List<String> NAMES = List.of("nexus-docker-mirror", "open-docker-format");

    /** @throws CommandException if one of the two is missing, or there are several versions of it */
    public static KarFiles in(Path directory) {
        List<Path> files = new ArrayList<>();
        for (String name : NAMES) {
            List<Path> found = versionsOf(name, directory);
            if (found.size() != 1) {
                throw CommandException.failed("expected one " + name + "-<version>.kar in " + directory + ", found "
                        + (found.isEmpty() ? "none" : found.size()) + "; unpack the archive again");
            }
            files.addAll(found);
        }
        return new KarFiles(List.copyOf(files));
    }

    /** Whether {@code deploy} holds exactly these, to the byte. */
    public boolean areIn(Path deploy) {
        try {
            for (int i = 0; i < NAMES.size(); i++) {
                Path wished = files.get(i);
                List<Path> found = versionsOf(NAMES.get(i), deploy);
                if (found.size() != 1
                        || !found.get(0).getFileName().equals(wished.getFileName())
                        || Files.mismatch(wished, found.get(0)) >= 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw FileProblem.of("compare the KAR files", deploy, e);
        }
    }

    /** Puts the files into {@code deploy} and takes other versions of them away; the server must not be running. */
    public void copyTo(Path deploy) {
        if (areIn(deploy)) {
            return;
        }
        try {
            Files.createDirectories(deploy);
            for (String name : NAMES) {
                for (Path old : versionsOf(name, deploy)) {
                    Files.delete(old);
                }
            }
            for (Path file : files) {
                Files.copy(file, deploy.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw FileProblem.of("copy the KAR files", deploy, e);
        }
    }

    private static List<Path> versionsOf(String name, Path directory) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name + "-*.kar")) {
            files.forEach(found::add);
        } catch (IOException e) {
            throw FileProblem.of("look for KAR files", directory, e);
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }
}
