package org.dockermirror.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Upstream;

/** The requests of a pull from the cache: from the mirror, and from a repository with the same rule and no allow-list. */
public final class Overhead {

    private Overhead() {}

    public static void main(String[] arguments) throws IOException {
        String digest = Upstream.IMAGES.digest(Images.ONENAV);
        Beside both = Peer.start("overhead", List.of("helloz/**"), List.of());
        List<Load.Asked> pull = pullOf(both.ours(), digest);
        for (Target target : List.of(both.ours(), both.theirs())) {
            for (Load.Asked asked : pull) {
                target.ask(asked.method(), asked.path()).expect(200);
            }
        }
        Rounds rounds = Rounds.of(both, pull, 4, 5, 9).withoutErrors();
        System.out.printf(
                Locale.ROOT,
                "overhead percent=%.1f requests_per_second=%.0f without=%.0f p99_ms=%.2f p99_ms_without=%.2f%n",
                100 * (1 / rounds.ratio(Load::perSecond) - 1),
                Rounds.median(rounds.ours(), Load::perSecond),
                Rounds.median(rounds.theirs(), Load::perSecond),
                Rounds.median(rounds.ours(), Load::p99Millis),
                Rounds.median(rounds.theirs(), Load::p99Millis));
        System.exit(0);
    }

    /** What docker asks for: the tag, the manifest, the configuration and the layers; GET alone, wrk waits after a HEAD. */
    private static List<Load.Asked> pullOf(Target target, String digest) {
        String[] image = Images.ONENAV.split(":", 2);
        String name = "/v2/" + image[0];
        List<Load.Asked> pull = new ArrayList<>();
        pull.add(new Load.Asked("GET", name + "/manifests/" + image[1]));
        pull.add(new Load.Asked("GET", name + "/manifests/" + digest));
        Http.Reply reply = target.ask("GET", name + "/manifests/" + image[1]).expect(200);
        JsonNode manifest = reply.json();
        pull.add(blob(name, manifest.get("config")));
        manifest.get("layers").forEach(layer -> pull.add(blob(name, layer)));
        return pull;
    }

    private static Load.Asked blob(String name, JsonNode descriptor) {
        return new Load.Asked("GET", name + "/blobs/" + descriptor.get("digest").asText());
    }
}
