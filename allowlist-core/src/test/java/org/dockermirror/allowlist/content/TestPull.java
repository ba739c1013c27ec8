package org.dockermirror.allowlist.content;

import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.V1;
import static org.dockermirror.allowlist.content.TestImages.V2;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.index;
import static org.dockermirror.allowlist.content.TestImages.longDigest;
import static org.dockermirror.allowlist.content.TestImages.manifest;
import static org.dockermirror.allowlist.content.TestImages.scope;

import java.util.List;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.rule.Scope;

/** A pull of which every kind of fact is learned. */
final class TestPull {
    static final Digest INDEX = digest(1);
    static final Digest MANIFEST = longDigest(2);
    static final Digest LAYER = digest(3);
    static final Digest MOVED = digest(4);
    static final Digest MOVED_LAYER = digest(5);
    static final Digest REFERRER = digest(6);

    private TestPull() {}

    static void pull(KnownContent known) {
        known.read(HUB, APP, V2, MOVED, manifest(MOVED_LAYER));
        known.read(HUB, APP, V1, INDEX, index(MANIFEST));
        known.read(HUB, APP, null, MANIFEST, manifest(LAYER));
        known.served(HUB, APP, V2, digest(7));
        known.referrers(HUB, APP, INDEX, List.of(REFERRER));
    }

    static boolean isAllKnown(KnownContent known) {
        Scope v1 = scope(APP, "team/app:v1");
        Scope v2 = scope(APP, "team/app:v2");
        return List.of(INDEX, MANIFEST, LAYER, REFERRER).stream()
                        .allMatch(digest -> known.ask(HUB, APP, v1, digest) == Answer.LED_TO)
                && List.of(MOVED, MOVED_LAYER, digest(7)).stream()
                        .allMatch(digest -> known.ask(HUB, APP, v2, digest) == Answer.LED_TO)
                && known.ask(HUB, APP, v2, LAYER) == Answer.UNKNOWN;
    }
}
