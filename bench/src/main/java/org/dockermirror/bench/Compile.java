package org.dockermirror.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dockermirror.allowlist.rule.AllowList;
import org.openjdk.jol.info.GraphLayout;

/** How long it takes to compile a list from its text, and how much heap it holds then. */
public final class Compile {

    private static final int ROUNDS = 5;

    private Compile() {}

    public static void main(String[] arguments) {
        System.out.printf("%10s %12s %14s%n", "entries", "ms", "bytes an entry");
        double millis = 0;
        double bytes = 0;
        for (int entries : List.of(10, 1_000, Sample.PUBLIC_MIRROR, 10_000, 100_000, 1_000_000)) {
            Sample sample = Sample.literal(entries);
            millis = medianMillis(sample);
            bytes = (double) heapOf(sample.compiled()) / entries;
            System.out.printf(Locale.ROOT, "%10d %12.2f %14.1f%n", entries, millis, bytes);
        }
        System.out.printf(Locale.ROOT, "compile seconds=%.2f bytes_per_entry=%.1f%n", millis / 1_000, bytes);
    }

    /** The median of some rounds, the first of which warm up. */
    private static double medianMillis(Sample sample) {
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long began = System.nanoTime();
            AllowList list = sample.compiled();
            rounds[round] = (System.nanoTime() - began) / 1e6;
            if (list.entries().size() != sample.entries().size()) {
                throw new IllegalStateException("entries were lost");
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static long heapOf(AllowList list) {
        return GraphLayout.parseInstance(list).totalSize();
    }
}
