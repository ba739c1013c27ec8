package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program run to its end. */
public final class Command {
    private static final long MINUTES = 5;

    /** How a program ended and what it printed on either channel. */
    public record Result(List<String> command, int status, String output) {
        /** The output of a program that must have succeeded. */
        public String orFail() {
            if (status != 0) {
                throw new AssertionError(this);
            }
            return output;
        }

        /** The output of a program that must have failed. */
        public String failure() {
            if (status == 0) {
                throw new AssertionError("should have failed: " + this);
            }
            return output;
        }

        @Override
        public String toString() {
            return String.join(" ", command) + "\nended with status " + status + ":\n" + output;
        }
    }

    private Command() {}

    public static Result run(List<String> command) {
        try {
            Path output = Files.createTempFile(Bed.scratch("tmp"), "out", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + "\nwas still running after " + MINUTES
                        + " minutes:\n" + Files.readString(output));
            }
            Result result = new Result(command, process.exitValue(), Files.readString(output));
            Files.delete(output);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Result run(String... command) {
        return run(List.of(command));
    }
}
