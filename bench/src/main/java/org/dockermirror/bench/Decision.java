package org.dockermirror.bench;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.dockermirror.bench.DecisionBenchmark.Case;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How long one decision takes, by length of the list and kind of request, and how it compares with the stock rule. */
public final class Decision {

    private static final List<Integer> LENGTHS = List.of(10, 1_000, Sample.PUBLIC_MIRROR, 10_000, 100_000, 1_000_000);
    private static final List<Case> CASES =
            List.of(Case.MIXED, Case.HIT_FIRST, Case.HIT_LAST, Case.MISS, Case.DENY_ENTRY);

    private Decision() {}

    /** A median over the iterations, and the bytes that an operation allocates. */
    private record Measured(double nanos, double bytes) {}

    public static void main(String[] arguments) throws RunnerException {
        System.out.printf("%-14s %10s %10s %12s%n", "requests", "entries", "ns", "bytes each");
        double smallest = 0;
        double largest = 0;
        double most = 0;
        for (Case each : CASES) {
            for (int length : LENGTHS) {
                Measured measured = print(each, length, "ours");
                if (each == Case.MIXED) {
                    smallest = length == LENGTHS.get(0) ? measured.nanos : smallest;
                    largest = measured.nanos;
                    most = Math.max(most, measured.nanos);
                }
            }
        }
        for (int length : LENGTHS) {
            print(Case.MIXED_200_000, length, "ours");
        }
        for (int length : List.of(10, 100, 1_000, 10_000)) {
            print(Case.WILDCARDS, length, "ours");
        }
        Measured ours = measure(Case.MISS, 1_000, "ours");
        Measured stock = measure(Case.MISS, 1_000, "stock");
        System.out.printf(
                Locale.ROOT, "miss at 1000 entries: ours %.0f ns, stock rule %.0f ns%n", ours.nanos, stock.nanos);
        System.out.printf(
                Locale.ROOT,
                "decision ratio=%.0f p50_ns=%.0f p50_ns_10=%.0f p50_ns_1000000=%.0f growth=%.2f bytes=%.0f%n",
                stock.nanos / ours.nanos,
                most,
                smallest,
                largest,
                largest / smallest,
                ours.bytes);
    }

    private static Measured print(Case of, int entries, String who) throws RunnerException {
        Measured measured = measure(of, entries, who);
        System.out.printf(Locale.ROOT, "%-14s %10d %10.0f %12.0f%n", of, entries, measured.nanos, measured.bytes);
        return measured;
    }

    private static Measured measure(Case of, int entries, String who) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(DecisionBenchmark.class.getName() + "\\." + who + "$")
                        .param("entries", String.valueOf(entries))
                        .param("of", of.name())
                        .forks(1)
                        .warmupIterations(4)
                        .warmupTime(TimeValue.milliseconds(400))
                        .measurementIterations(7)
                        .measurementTime(TimeValue.milliseconds(300))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        return new Measured(
                result.getPrimaryResult().getStatistics().getPercentile(50),
                requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                        .getScore());
    }
}
