package org.dockermirror.setup.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The items of a list after a change.
 *
 * @param items what is wished, in that order; what was there before as it was, with the comments above it
 * @param comments what stood above items that are gone, where no item that follows could take it over
 */
record Rearranged(List<ListItem> items, String comments) {

    static Rearranged of(List<ListItem> before, List<String> wished, Function<String, ListItem> fresh) {
        List<@Nullable Integer> places = places(before, wished);
        boolean[] isKept = new boolean[before.size()];
        for (Integer place : places) {
            if (place != null) {
                isKept[place] = true;
            }
        }
        String[] leads = new String[before.size()];
        StringBuilder orphaned = new StringBuilder();
        for (int i = 0; i < leads.length; i++) {
            leads[i] = orphaned + before.get(i).lead();
            if (isKept[i]) {
                orphaned.setLength(0);
            } else {
                orphaned.append(before.get(i).comments());
            }
        }
        List<ListItem> items = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Integer place = places.get(i);
            items.add(
                    place == null
                            ? fresh.apply(wished.get(i))
                            : before.get(place).under(leads[place]));
        }
        return new Rearranged(items, orphaned.toString());
    }

    /** Where each wished value stood before; null for what is new. Of an item that stood twice, each place counts once. */
    private static List<@Nullable Integer> places(List<ListItem> before, List<String> wished) {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.computeIfAbsent(before.get(i).value(), value -> new ArrayDeque<>())
                    .add(i);
        }
        List<@Nullable Integer> found = new ArrayList<>();
        for (String value : wished) {
            Deque<Integer> left = places.get(value);
            found.add(left == null ? null : left.poll());
        }
        return found;
    }
}
