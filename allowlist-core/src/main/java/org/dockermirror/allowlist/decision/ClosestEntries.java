package org.dockermirror.allowlist.decision;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.TagPattern;

/** The entries that would allow an image if a few characters of it were others. */
final class ClosestEntries {

    private record Candidate(Entry entry, int distance) {}

    private static final Comparator<Candidate> CLOSEST_FIRST = Comparator.comparingInt(Candidate::distance)
            .thenComparing(it -> it.entry().toString());

    private ClosestEntries() {}

    static List<Entry> of(AllowList list, ImageReference image, int most) {
        String name = list.indexType().canonical(image.image()).value();
        String tag = image.tag().map(Tag::value).orElse("latest");
        // With more changes than half of the name it would be another name.
        int limit = name.length() / 2;
        PriorityQueue<Candidate> farthestFirst = new PriorityQueue<>(CLOSEST_FIRST.reversed());
        for (Entry entry : list.entries()) {
            int distance = entry.effect() == Effect.DENY ? Integer.MAX_VALUE : distance(entry, name, tag, limit);
            if (distance <= limit) {
                farthestFirst.add(new Candidate(entry, distance));
            }
            if (farthestFirst.size() > most) {
                farthestFirst.remove();
                limit = farthestFirst.element().distance();
            }
        }
        return farthestFirst.stream()
                .sorted(CLOSEST_FIRST)
                .map(Candidate::entry)
                .toList();
    }

    private static int distance(Entry entry, String name, String tag, int limit) {
        int ofName = WildcardDistance.between(entry.name().toString(), name, limit);
        return ofName > limit
                ? ofName
                : ofName
                        + entry.tag()
                                .map(TagPattern::text)
                                .map(pattern -> WildcardDistance.between(pattern, tag, limit))
                                .orElse(0);
    }
}
