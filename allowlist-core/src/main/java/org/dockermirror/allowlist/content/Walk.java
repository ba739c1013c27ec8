package org.dockermirror.allowlist.content;

import java.util.Arrays;
import java.util.BitSet;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;

/** One walk from what is allowed of an image to all that it leads to. */
final class Walk {
    private final DigestTable digests;
    private final IntLists lists;
    private final NameContent name;
    private final Scope scope;
    private final BitSet found = new BitSet();
    private final BitSet entered = new BitSet();
    private final BitSet unread = new BitSet();
    private int[] todo = new int[16];
    private int size;
    private long until = Long.MAX_VALUE;

    Walk(DigestTable digests, IntLists lists, NameContent name, Scope scope) {
        this.digests = digests;
        this.lists = lists;
        this.name = name;
        this.scope = scope;
    }

    Reached from(long millis) {
        if (scope.isWhole()) {
            for (int i = 0; i < name.served.size(); i++) {
                push(name.served.get(i));
            }
        } else {
            pushAllowed(millis);
        }
        while (size > 0) {
            enter(todo[--size]);
        }
        return new Reached(scope, name.version(), until, found, unread);
    }

    private void pushAllowed(long millis) {
        for (int i = 0; i < name.tagCount(); i++) {
            if (scope.entryForTag(Tag.parse(name.tag(i))).isPresent()) {
                push(name.manifest(i));
            }
        }
        for (NameContent.Moved moved : name.moved()) {
            if (moved.untilMillis() > millis
                    && scope.entryForTag(Tag.parse(moved.tag())).isPresent()) {
                until = Math.min(until, moved.untilMillis());
                push(moved.manifest());
            }
        }
        for (int i = 0; i < name.served.size(); i++) {
            if (scope.pin(digests.get(name.served.get(i))).isPresent()) {
                push(name.served.get(i));
            }
        }
    }

    private void push(int manifest) {
        if (entered.get(manifest)) {
            return;
        }
        entered.set(manifest);
        if (size == todo.length) {
            todo = Arrays.copyOf(todo, size * 2);
        }
        todo[size++] = manifest;
    }

    private void enter(int manifest) {
        if (scope.denies(digests.get(manifest))) {
            return;
        }
        found.set(manifest);
        int list = digests.list(manifest);
        if (list == 0 || !name.served.contains(manifest)) {
            unread.set(manifest);
        } else if (lists.isMarked(list)) {
            for (int child : lists.list(list)) {
                push(child);
            }
        } else {
            for (int child : lists.list(list)) {
                found.set(child);
            }
        }
        int[] referrers = name.referrers();
        for (int i = 0; i < referrers.length; i += 2) {
            if (referrers[i] == manifest) {
                push(referrers[i + 1]);
            }
        }
    }
}
