package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the tests, with its output in a kept log, and that ends with them. */
final class Daemon {
    private static final int LAST_LINES = 60;

    private final String name;
    private final Process process;

    private Daemon(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    static Daemon start(String name, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(name).toFile()));
        builder.environment().putAll(environment);
        try {
            Daemon daemon = new Daemon(name, builder.start());
            Runtime.getRuntime().addShutdownHook(new Thread(daemon::stop));
            return daemon;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Daemon start(String name, String... command) {
        return start(name, Map.of(), List.of(command));
    }

    /** Waits until the condition holds, and fails at once if the program ends before. */
    Daemon until(Duration limit, String what, Await.Condition condition) {
        Await.until(limit, name + ": " + what, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended with status " + process.exitValue() + "; logs/" + name
                        + ".out ends with\n" + lastLines());
            }
            return condition.holds();
        });
        return this;
    }

    private String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log(name));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path log(String name) {
        return Bed.kept("logs").resolve(name + ".out");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the program and all that it started, at once. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the program to end, and makes it end if it has not within a minute. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
