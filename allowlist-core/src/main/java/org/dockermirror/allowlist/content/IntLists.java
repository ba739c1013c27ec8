package org.dockermirror.allowlist.content;

import java.util.Arrays;

/** Lists of numbers, one after the other in the order in which they were added; none is ever changed. */
final class IntLists {

    private static final int CHUNK_BITS = 12;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private int[][] chunks = new int[0][];

    /** The first place stays empty: no list begins at 0. */
    private int size = 1;

    /** The number of places in use. */
    int size() {
        return size;
    }

    /** @return where the list begins */
    int add(boolean marked, int[] list) {
        int at = size;
        append(list.length << 1 | (marked ? 1 : 0));
        for (int item : list) {
            append(item);
        }
        return at;
    }

    /** The mark that the list was added with. */
    boolean isMarked(int at) {
        return (get(at) & 1) == 1;
    }

    int[] list(int at) {
        int[] list = new int[get(at) >> 1];
        for (int i = 0; i < list.length; i++) {
            list[i] = get(at + 1 + i);
        }
        return list;
    }

    private int get(int at) {
        return chunks[at >> CHUNK_BITS][at & CHUNK - 1];
    }

    private void append(int item) {
        int chunk = size >> CHUNK_BITS;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk + 1);
            chunks[chunk] = new int[CHUNK];
        }
        chunks[chunk][size & CHUNK - 1] = item;
        size++;
    }
}
