package org.dockermirror.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The same load on the mirror and on the other repository, by turns, so that what disturbs one disturbs both. */
final class Rounds {

    private final List<Load> mirror = new ArrayList<>();
    private final List<Load> stock = new ArrayList<>();

    private Rounds() {}

    /** One round to warm up, then as many as are asked for. */
    static Rounds of(List<Load.Asked> requests, int connections, int seconds, int rounds) throws IOException {
        Rounds all = new Rounds();
        Load.on(Peer.MIRROR, requests, connections, seconds);
        Load.on(Peer.STOCK, requests, connections, seconds);
        for (int round = 0; round < rounds; round++) {
            all.mirror.add(Load.on(Peer.MIRROR, requests, connections, seconds));
            System.out.println("mirror " + all.mirror.get(round));
            all.stock.add(Load.on(Peer.STOCK, requests, connections, seconds));
            System.out.println("stock  " + all.stock.get(round));
        }
        return all;
    }

    List<Load> mirror() {
        return List.copyOf(mirror);
    }

    List<Load> stock() {
        return List.copyOf(stock);
    }

    /** The median of what the mirror did, divided by that of the other. */
    double ratio(ToDoubleFunction<Load> figure) {
        return median(mirror, figure) / median(stock, figure);
    }

    static double median(List<Load> loads, ToDoubleFunction<Load> figure) {
        return figure.applyAsDouble(loads.stream()
                .sorted(Comparator.comparingDouble(figure))
                .toList()
                .get(loads.size() / 2));
    }
}
