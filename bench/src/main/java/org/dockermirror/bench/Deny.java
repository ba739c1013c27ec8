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
        Beside both = Peer.start(
                "deny", sample.entries(), StockRule.of(sample.entries()).matchers());
        List<Load.Asked> requests = Arrays.stream(sample.misses())
                .map(path -> new Load.Asked("GET", path))
                .toList();
        for (Target target : List.of(both.ours(), both.theirs())) {
            target.ask("GET", requests.get(0).path()).expect(403);
        }
        Rounds rounds = Rounds.of(both, requests, 8, 6, 5);
        System.out.printf(
                Locale.ROOT,
                "deny ratio=%.1f per_second=%.0f stock_per_second=%.0f p99_ms=%.2f stock_p99_ms=%.2f%n",
                rounds.ratio(Load::perSecond),
                Rounds.median(rounds.ours(), Load::perSecond),
                Rounds.median(rounds.theirs(), Load::perSecond),
                Rounds.median(rounds.ours(), Load::p99Millis),
                Rounds.median(rounds.theirs(), Load::p99Millis));
        System.exit(0);
    }
}
