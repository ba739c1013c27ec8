package org.dockermirror.cli.warm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dockermirror.cli.CommandException;

/** The blobs that have come whole, in this run and, if there is a file, in earlier ones: one digest a line. */
final class Verified {

    private final Optional<Path> file;
    private final Set<String> digests = ConcurrentHashMap.newKeySet();

    private Verified(Optional<Path> file) {
        this.file = file;
    }

    static Verified in(Optional<Path> file) {
        Verified verified = new Verified(file);
        if (file.isPresent() && Files.exists(file.get())) {
            try {
                verified.digests.addAll(Files.readAllLines(file.get()));
            } catch (IOException e) {
                throw CommandException.badInput("--state: " + file.get() + " cannot be read: " + e.getMessage());
            }
        }
        return verified;
    }

    boolean has(String digest) {
        return digests.contains(digest);
    }

    /** Written at once: a run that is broken off goes on behind the last one. */
    synchronized void add(String digest) throws IOException {
        if (digests.add(digest) && file.isPresent()) {
            Files.writeString(file.get(), digest + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
