package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the test bed finds what it runs and keeps what it writes; {@code run-isolated} says so in system properties. */
public final class Bed {
    private static final Path MODULE =
            Path.of(System.getProperty("it.module", ".")).toAbsolutePath();

    private Bed() {}

    /** A folder of the scratch space, made if need be; its path is short, because sockets lie in it. */
    public static Path scratch(String name) {
        return folder(Path.of(System.getProperty("it.scratch", "/tmp/it")).resolve(name));
    }

    /** A folder for what outlives the run: logs, reports, screenshots. */
    public static Path kept(String name) {
        return folder(MODULE.resolve("target").resolve(name));
    }

    /** How often a test repeats what must work every time: often in the long form of the run. */
    public static int repetitions() {
        return isLong() ? 20 : 1;
    }

    /** Whether this is the long form of the run. */
    public static boolean isLong() {
        return Boolean.getBoolean("it.long");
    }

    /** What generated input begins from: another number every run, unless the run names one. */
    public static long seed() {
        String named = System.getProperty("it.seed", "");
        return named.isEmpty() ? System.nanoTime() : Long.parseLong(named);
    }

    /** The unpacked server that every test server is made from. */
    static Path server() {
        return only(MODULE.resolve("target/server"), "nexus-base-template-", "");
    }

    /** The command's archive, as the build made it. */
    public static Path commandArchive() {
        return only(MODULE.resolveSibling("assembly").resolve("target"), "nexus-mirror-", ".tar.gz");
    }

    /** The one file of a folder whose name begins and ends so. */
    static Path only(Path folder, String prefix, String suffix) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .filter(entry -> entry.getFileName().toString().endsWith(suffix))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + prefix + "…" + suffix + " in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path module() {
        return MODULE;
    }

    private static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
