package org.dockermirror.cli.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dockermirror.cli.CommandException;

/** Says in one sentence why a file could not be read or written. */
public final class FileProblem {

    /** Less than this left, in bytes, and a failed write is put down to the full disk. */
    private static final long FULL = 1L << 20;

    private FileProblem() {}

    /** @param what what was being done, e.g. {@code "unpack Nexus"} */
    public static CommandException of(String what, Path where, IOException problem) {
        if (isFull(where, problem)) {
            return CommandException.failed(
                    "could not " + what + ": the disk of " + where + " is full; make room and run the command again",
                    problem);
        }
        if (problem instanceof AccessDeniedException) {
            return CommandException.failed(
                    "could not " + what + ": no permission for " + problem.getMessage()
                            + "; choose another directory with --data",
                    problem);
        }
        return CommandException.failed("could not " + what + " in " + where + ": " + problem, problem);
    }

    private static boolean isFull(Path where, IOException problem) {
        return String.valueOf(problem.getMessage()).contains("No space left on device")
                || !(problem instanceof AccessDeniedException) && usableSpace(where) < FULL;
    }

    private static long usableSpace(Path where) {
        try {
            Path existing = where.toAbsolutePath();
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            return Files.getFileStore(existing).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
