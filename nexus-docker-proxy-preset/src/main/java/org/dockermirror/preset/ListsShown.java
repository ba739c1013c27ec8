package org.dockermirror.preset;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.routing.mirror.ListSource;
import org.dockermirror.routing.mirror.ListSources;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.dockermirror.setup.wish.Mirror;

/** Passes on where the lists are written and what is wrong with them, for REST and metrics to show. */
@Named
@Singleton
public class ListsShown {

    private final Mirrors mirrors;
    private final ListSources sources;

    @Inject
    public ListsShown(Mirrors mirrors, ListSources sources) {
        this.mirrors = mirrors;
        this.sources = sources;
    }

    /** What was read is in force for these mirrors. */
    void inForce(WishSource.Reading reading, List<Mirror> wished) {
        Map<String, ListSource> now = new HashMap<>();
        wished.forEach(mirror ->
                now.put(mirror.repository(), ListSource.good(reading.source(), reading.etag(), mirror.allow())));
        sources.replace(now);
    }

    /** What was read is refused, for all mirrors together. */
    void refused(WishSource.Reading reading) {
        Instant at = Instant.now();
        Map<String, ListSource> now = new HashMap<>();
        for (WishedMirror mirror : mirrors.wished()) {
            now.put(mirror.repository(), ListSource.refused(reading.source(), reading.etag(), reading.problems(), at));
        }
        sources.replace(now);
    }
}
