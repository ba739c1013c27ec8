package org.dockermirror.allowlist.content;

import java.time.Clock;
import java.util.List;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.jspecify.annotations.Nullable;

/** Says as facts what is new, and nothing that is known already. */
final class Learning {

    private final ContentState state;
    private final Facts facts;
    private final Clock clock;

    Learning(ContentState state, Facts facts, Clock clock) {
        this.state = state;
        this.facts = facts;
        this.clock = clock;
    }

    void manifest(String repository, ImageName image, @Nullable Tag tag, Digest manifest, @Nullable Children children) {
        NameContent name = name(repository, image);
        int id = digest(manifest);
        if (!name.served.contains(id)) {
            facts.served(name.number, id);
            name.changed();
        }
        if (children != null && !state.isRead(id)) {
            int[] ids = children.digests().stream()
                    .distinct()
                    .mapToInt(this::digest)
                    .toArray();
            facts.children(id, children.manifests(), ids);
            name.changed();
        }
        if (tag != null && name.manifestOf(tag.value()) != id) {
            move(name, tag.value(), id);
        }
    }

    private void move(NameContent name, String tag, int manifest) {
        int before = name.manifestOf(tag);
        if (before != DigestTable.NONE) {
            long millis = clock.millis();
            name.forgetMovedBefore(millis);
            facts.moved(name.number, tag, before, millis + KnownContent.AFTER_A_MOVE.toMillis());
        }
        facts.tag(name.number, tag, manifest);
        name.changed();
    }

    /** An empty list teaches nothing, not even that there is such a name or digest. */
    void referrers(String repository, ImageName image, Digest subject, List<Digest> referrers) {
        if (referrers.isEmpty()) {
            return;
        }
        NameContent name = name(repository, image);
        int id = digest(subject);
        for (Digest referrer : referrers) {
            int other = digest(referrer);
            if (!name.hasReferrer(id, other)) {
                facts.referrer(name.number, id, other);
                name.changed();
            }
        }
    }

    private NameContent name(String repository, ImageName image) {
        NameContent name = state.find(repository, image.value());
        if (name == null) {
            facts.name(repository, image.value());
            name = state.named(state.nextName() - 1);
        }
        name.usedMillis = clock.millis();
        return name;
    }

    private int digest(Digest digest) {
        int id = state.idOf(digest);
        if (id == DigestTable.NONE) {
            id = state.nextDigest();
            facts.digest(digest);
        }
        return id;
    }
}
