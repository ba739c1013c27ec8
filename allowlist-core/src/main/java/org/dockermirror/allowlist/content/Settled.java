package org.dockermirror.allowlist.content;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dockermirror.allowlist.rule.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The images whose look-up was done a short time ago: what nothing leads to is refused for them without another one. One
 * small note an image and not one a digest, so that a flood of made-up digests costs nothing.
 */
final class Settled {

    private static final int MOST = 10_000;

    private record Key(String repository, String image) {}

    private record Note(Scope scope, int version, long untilMillis) {}

    private final Map<Key, Note> notes = new LinkedHashMap<>();

    synchronized void add(String repository, String image, Scope scope, int version, long untilMillis) {
        Key key = new Key(repository, image);
        notes.remove(key);
        notes.put(key, new Note(scope, version, untilMillis));
        if (notes.size() > MOST) {
            Iterator<Key> oldest = notes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Whether it was done for this scope, and nothing was learned about the image since. */
    synchronized boolean contains(String repository, String image, Scope scope, int version, long millis) {
        @Nullable Note note = notes.get(new Key(repository, image));
        return note != null
                && millis < note.untilMillis()
                && version == note.version()
                && scope.saysTheSameAs(note.scope());
    }
}
