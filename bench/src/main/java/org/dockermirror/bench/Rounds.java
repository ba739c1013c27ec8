package org.dockermirror.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** The same load on ours and on the other, by turns, so that what disturbs one disturbs both. */
final class Rounds {

    private final List<Load> ours = new ArrayList<>();
    private final List<Load> theirs = new ArrayList<>();

    private Rounds() {}

    /** Three rounds to warm up, which a compiler at run time needs, then as many as are asked for. */
    static Rounds of(Beside both, List<Load.Asked> requests, int connections, int seconds, int rounds)
            throws IOException {
        Rounds all = new Rounds();
        for (Target target : List.of(both.ours(), both.theirs())) {
            Load.on(target, requests, connections, 3 * seconds);
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

    /** The median of what ours did, divided by that of the other. */
    double ratio(ToDoubleFunction<Load> figure) {
        return median(ours, figure) / median(theirs, figure);
    }

    static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return figure.applyAsDouble(loads.stream()
                .sorted(Comparator.comparingDouble(figure))
                .toList()
                .get(loads.size() / 2));
    }
}
