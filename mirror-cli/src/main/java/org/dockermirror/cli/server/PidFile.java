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

    /** The system counts from its own start, whose time of day moves when the clock is set right. */
    private static final long DRIFT_MILLIS = 10_000;

    void write(ProcessHandle process) {
        try {
            Files.writeString(path, process.pid() + " " + startOf(process) + "\n");
        } catch (IOException e) {
            throw FileProblem.of("write " + path.getFileName(), path, e);
        }
    }

    /** The process that was written, if it still runs. */
    Optional<ProcessHandle> running() {
        Matcher matcher = CONTENT.matcher(content());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long start = Long.parseLong(matcher.group(2));
        return ProcessHandle.of(Long.parseLong(matcher.group(1)))
                .filter(process -> process.isAlive() && Math.abs(startOf(process) - start) < DRIFT_MILLIS);
    }

    /** Whether the file was written for this process, running or not. */
    boolean names(ProcessHandle process) {
        return content().startsWith(process.pid() + " ");
    }

    /** Takes the file away if it was written for this process. */
    void deleteFor(ProcessHandle process) {
        if (!names(process)) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FileProblem.of("delete " + path.getFileName(), path, e);
        }
    }

    private String content() {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw FileProblem.of("read " + path.getFileName(), path, e);
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
