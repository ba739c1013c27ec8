package org.dockermirror.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;

/** What is in the cache, asked for again: a tag, a manifest by digest, and a blob of 200 MB; against docker-registry. */
public final class Cached {

    private static final int ROUNDS = 5;

    private Cached() {}

    public static void main(String[] arguments) throws IOException {
        String digest = Upstream.IMAGES.digest(Images.ONENAV);
        Beside both = Beside.caches("cached", Upstream.direct());
        String manifests = Visitor.manifestPath(Images.ONENAV.split(":", 2)[0] + ":");
        double tag = ratio("tag", both, Visitor.manifestPath(Images.ONENAV), 8, Load::perSecond);
        double byDigest = ratio("digest", both, manifests + digest, 8, Load::perSecond);
        double blob = ratio("blob", both, blob(both.ours()), 2, Load::megabytesPerSecond);
        System.out.printf(Locale.ROOT, "cached tag=%.2f digest=%.2f blob=%.2f%n", tag, byDigest, blob);
        System.exit(0);
    }

    /** The median rate of ours divided by that of docker-registry. */
    private static double ratio(String what, Beside both, String path, int connections, ToDoubleFunction<Load> rate)
            throws IOException {
        System.out.println(what + " over " + connections + " connections");
        for (Target target : List.of(both.ours(), both.theirs())) {
            // Whole, for only then is it kept.
            target.ask("GET", path).expect(200);
        }
        Rounds rounds = Rounds.of(both, List.of(new Load.Asked("GET", path)), connections, 5, ROUNDS)
                .withoutErrors();
        print(both.ours(), rounds.ours(), rate);
        print(both.theirs(), rounds.theirs(), rate);
        return rounds.ratio(rate);
    }

    private static void print(Target target, List<Load> loads, ToDoubleFunction<Load> rate) {
        Spread spread = new Spread();
        loads.forEach(load -> spread.add(rate.applyAsDouble(load)));
        System.out.printf("%-15s %s%n", target.name(), spread);
    }

    /** The path of the large layer; the manifest has been asked for by then, as a client does first. */
    private static String blob(Target target) {
        JsonNode manifest =
                target.ask("GET", Visitor.manifestPath(Images.BIG)).expect(200).json();
        return "/v2/" + Images.BIG.split(":", 2)[0] + "/blobs/"
                + manifest.at("/layers/0/digest").asText();
    }
}
