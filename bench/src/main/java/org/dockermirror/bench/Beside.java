package org.dockermirror.bench;

import java.nio.file.Path;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Registry;

/** What is measured, and what it is measured against, by turns. */
record Beside(Target ours, Target theirs) {

    private static final int PORT = 5020;

    /**
     * Starts two caches of the same upstream registry, both empty: the open Docker format, with the mirror and its
     * routing rule in force, and Debian's docker-registry.
     */
    static Beside caches(String name, String upstream) {
        Path storage = Bed.scratch("cache");
        Registry.cacheOf(upstream, PORT, storage);
        Peer.mirror(name, List.of("helloz/**"), upstream);
        return new Beside(
                Target.repository(Peer.MIRROR),
                new Target(
                        "docker-registry",
                        "http://127.0.0.1:" + PORT,
                        "",
                        false,
                        Program.running("registry-cache.yml")));
    }

    /** Both, and in every other round the other one first. */
    List<Target> inRound(int round) {
        return round % 2 == 0 ? List.of(ours, theirs) : List.of(theirs, ours);
    }
}
