package org.dockermirror.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Refused pulls over HTTP: a mirror with an allow-list as long as that of a large public mirror, against a routing rule
 * with one matcher an entry.
 */
public final class Deny {

    private Deny() {}

    public static void main(String[] arguments) throws IOException {
        Sample sample = Sample.literal(Sample.PUBLIC_MIRROR);
        Peer.start("deny", sample.entries(), StockRule.of(sample.entries()).matchers());
        List<Load.Asked> requests = Arrays.stream(sample.misses())
                .map(path -> new Load.Asked("GET", path))
                .toList();
        for (String repository : List.of(Peer.MIRROR, Peer.STOCK)) {
            Peer.ask(repository, "GET", requests.get(0).path()).expect(403);
        }
        Rounds rounds = Rounds.of(requests, 8, 6, 5);
        System.out.printf(
                Locale.ROOT,
                "deny ratio=%.1f per_second=%.0f stock_per_second=%.0f p99_ms=%.2f stock_p99_ms=%.2f%n",
                rounds.ratio(Load::perSecond),
                Rounds.median(rounds.mirror(), Load::perSecond),
                Rounds.median(rounds.stock(), Load::perSecond),
                Rounds.median(rounds.mirror(), Load::p99Millis),
                Rounds.median(rounds.stock(), Load::p99Millis));
        System.exit(0);
    }
}
