package org.dockermirror.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The same load on ours and on the other, by turns, so that what disturbs one disturbs both. */
final class Rounds {

    /** A compiler at run time needs them. */
    private static final int WARM_UP = 6;

    private final List<Load> ours = new ArrayList<>();
    private final List<Load> theirs = new ArrayList<>();

    private Rounds() {}

    /** Some rounds to warm up, by turns as well: what both use is compiled for both. Then as many as are asked for. */
    static Rounds of(Beside both, List<Load.Asked> requests, int connections, int seconds, int rounds)
            throws IOException {
        Rounds all = new Rounds();
        for (int round = 0; round < WARM_UP; round++) {
            for (Target target : both.inRound(round)) {
                Load.on(target, requests, connections, seconds);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (Target target : both.inRound(round)) {
                Load load = Load.on(target, requests, connections, seconds);
                System.out.printf("%-15s %s%n", target.name(), load);
                (target.equals(both.ours()) ? all.ours : all.theirs).add(load);
            }
        }
        return all;
    }

    List<Load> ours() {
        return List.copyOf(ours);
    }

    List<Load> theirs() {
        return List.copyOf(theirs);
    }

    /** These rounds, if every request of them was answered with a success. */
    Rounds withoutErrors() {
        if (Stream.concat(ours.stream(), theirs.stream()).anyMatch(load -> load.errors() > 0)) {
            throw new IllegalStateException("a request failed");
        }
        return this;
    }

    /** What ours did divided by what the other did in the same round, the median of it. */
    double ratio(ToDoubleFunction<Load> figure) {
        double[] ratios = IntStream.range(0, ours.size())
                .mapToDouble(round -> figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)))
                .sorted()
                .toArray();
        return ratios[ratios.length / 2];
    }

    static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return figure.applyAsDouble(loads.stream()
                .sorted(Comparator.comparingDouble(figure))
                .toList()
                .get(loads.size() / 2));
    }
}
