package org.dockermirror.cli.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.progress.Progress;

/** Fetches one artifact through the Maven of this machine, with its settings: mirrors, proxies, local repository. */
record MavenFetch(String command, Progress progress) {

    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    /** Maven's name differs on Windows, where a shell script cannot be started. */
    static String defaultCommand() {
        return OperatingSystem.isWindows() ? "mvn.cmd" : "mvn";
    }

    /** @throws CommandException if there is no Maven */
    void requireMaven() {
        try {
            Process process = new ProcessBuilder(command, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            int status = process.waitFor();
            if (status != 0) {
                throw CommandException.failed("\"" + command + " --version\" failed with status " + status
                        + "; Nexus is fetched through Maven, so mend or install Maven 3.8.1 or newer");
            }
        } catch (IOException e) {
            throw CommandException.failed(
                    "there is no Maven on the PATH; Nexus is fetched through it, so install Maven 3.8.1 or newer", e);
        } catch (InterruptedException e) {
            throw Interrupted.during("the search for Maven", e);
        }
    }

    /**
     * Puts the artifact into {@code directory}.
     *
     * @param artifact {@code group:artifact:version:type}
     * @param log where Maven's whole output goes
     */
    void fetch(String artifact, Path directory, Path log) {
        try (Progress.Task task = progress.begin("Fetching Nexus through Maven", -1, " MB")) {
            // Not in batch mode: only then Maven says how far a download is. A directory of our own: no project is
            // near.
            Process process = new ProcessBuilder(List.of(
                            command,
                            "--strict-checksums",
                            "-Dstyle.color=never",
                            "-Dartifact=" + artifact,
                            "-DoutputDirectory=" + directory,
                            COPY))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            Interrupted.stopAtExit(process);
            try (Reader output = process.inputReader(StandardCharsets.UTF_8);
                    Writer copy = Files.newBufferedWriter(log)) {
                follow(output, copy, task);
            }
            int status = process.waitFor();
            if (status != 0) {
                throw CommandException.failed("Maven could not fetch " + artifact + ": "
                        + MavenOutput.reason(Files.readString(log)) + " (all of its output: " + log + ")");
            }
        } catch (IOException e) {
            throw FileProblem.of("fetch Nexus through Maven", directory, e);
        } catch (InterruptedException e) {
            throw Interrupted.during("the download", e);
        }
    }

    /** A carriage return ends a line too: Maven redraws its progress with it. */
    private static void follow(Reader output, Writer copy, Progress.Task task) throws IOException {
        try (BufferedReader lines = new BufferedReader(output)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line + "\n");
                MavenOutput.downloaded(line).ifPresent(downloaded -> {
                    task.outOf(downloaded.ofMegabytes());
                    task.advanceTo(downloaded.megabytes());
                });
            }
        }
    }
}
