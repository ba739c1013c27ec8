package org.dockermirror.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file that says which process is the server: its id and when it began, for ids are used again. */
record PidFile(Path path) {

    private static final Pattern CONTENT = Pattern.compile("(\\d+) (\\d+)\\s*");

    void write(ProcessHandle process) {
        try {
            Files.writeString(path, process.pid() + " " + startOf(process) + "\n");
        } catch (IOException e) {
            throw FileProblem.of("write " + path.getFileName(), path, e);
        }
    }

    /** The process that was written, if it still runs. */
    Optional<ProcessHandle> running() {
        try {
            Matcher matcher = CONTENT.matcher(Files.exists(path) ? Files.readString(path) : "");
            if (!matcher.matches()) {
                return Optional.empty();
            }
            long start = Long.parseLong(matcher.group(2));
            return ProcessHandle.of(Long.parseLong(matcher.group(1)))
                    .filter(process -> process.isAlive() && startOf(process) == start);
        } catch (IOException e) {
            throw FileProblem.of("read " + path.getFileName(), path, e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FileProblem.of("delete " + path.getFileName(), path, e);
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
