package org.dockermirror.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.dockermirror.it.bed.Await;

/** A program that runs in the bed, and what Linux says it has used. */
record Program(Path proc) {

    /** A second as /proc counts it (USER_HZ, the same on every Linux). */
    private static final double TICKS = 100;

    /** Seconds of processor time between two looks, a fifth of a second apart, of a program that has nothing to do. */
    private static final double AT_REST = 0.03;

    /**
     * CPU seconds since the program began, and megabytes of memory that it holds now (RSS).
     */
    record Used(double cpu, double megabytes) {

        /** What was used since then, of this many seconds. */
        String since(Used before, double seconds) {
            return String.format(Locale.ROOT, "%.2f cores, RSS %4.0f MB", (cpu - before.cpu) / seconds, megabytes);
        }
    }

    /** The one whose command line holds this text; of several, as a shell and what it started, the largest. */
    static Program running(String text) {
        return ProcessHandle.current()
                .descendants()
                .map(process -> new Program(Path.of("/proc", String.valueOf(process.pid()))))
                .filter(program -> program.read("cmdline").contains(text))
                .max(Comparator.comparingDouble(program -> program.used().megabytes))
                .orElseThrow(() -> new IllegalStateException("no program of the bed has " + text));
    }

    Used used() {
        String stat = read("stat");
        // The name, in brackets, may hold blanks; after it come the state and then numbers.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        double kilobytes = read("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
        return new Used(ticks / TICKS, kilobytes / 1024);
    }

    /** Waits until it does next to nothing: what is left to it of one round is not to burden the next. */
    void settle() {
        AtomicReference<Used> last = new AtomicReference<>(new Used(Double.NEGATIVE_INFINITY, 0));
        Await.until(Duration.ofMinutes(2), "rest for " + proc, () -> {
            Used now = used();
            return now.cpu - last.getAndSet(now).cpu <= AT_REST;
        });
    }

    private String read(String file) {
        try {
            return new String(Files.readAllBytes(proc.resolve(file)), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
