package org.dockermirror.allowlist.content;

import java.util.Arrays;

/** Numbers, each once, in ascending order; as small as an array. */
final class IntSet {

    private int[] items = new int[2];
    private int size;

    boolean contains(int item) {
        return Arrays.binarySearch(items, 0, size, item) >= 0;
    }

    void add(int item) {
        int at = Arrays.binarySearch(items, 0, size, item);
        if (at >= 0) {
            return;
        }
        if (size == items.length) {
            items = Arrays.copyOf(items, size + (size >> 2) + 2);
        }
        int place = -at - 1;
        System.arraycopy(items, place, items, place + 1, size - place);
        items[place] = item;
        size++;
    }

    int size() {
        return size;
    }

    int get(int index) {
        return items[index];
    }
}
