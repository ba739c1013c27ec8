package org.dockermirror.allowlist.content;

import java.util.Arrays;
import java.util.BitSet;
import org.dockermirror.allowlist.name.Digest;

/**
 * Digests as small numbers: each is kept once, in a row of 32 bytes, and known by the number of the row. A digest of 64
 * bytes takes two rows. Rows are found by open addressing, with at most three quarters of the slots in use.
 *
 * <p>The rows of manifests also say where the list of what they lead to begins.
 */
final class DigestTable {

    /** The answer for a digest that is not in the table. */
    static final int NONE = -1;

    private static final int ROW = 4;
    private static final int CHUNK_BITS = 9;
    private static final int CHUNK_ROWS = 1 << CHUNK_BITS;
    private static final int FIRST_SLOTS = 1 << 6;

    private final DigestHash hash;
    private long[][] rows = new long[0][];
    private int[][] lists = new int[0][];
    private final BitSet longs = new BitSet();
    private int[] slots = new int[FIRST_SLOTS];
    private int size;
    private int count;

    /** @param seed of the {@link DigestHash} */
    DigestTable(long seed) {
        hash = new DigestHash(seed);
    }

    /** The number of rows, all in use; the next digest gets this number. */
    int size() {
        return size;
    }

    int idOf(Digest digest) {
        long[] words = words(digest.hex());
        return slots[slotOf(words)] - 1;
    }

    /** The number of the digest, which gets one if it has none yet. */
    int add(Digest digest) {
        long[] words = words(digest.hex());
        int slot = slotOf(words);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        int id = size;
        append(words, 0);
        if (words.length > ROW) {
            longs.set(id);
            append(words, ROW);
        }
        slots[slot] = id + 1;
        count++;
        if (count > slots.length - slots.length / 4) {
            grow();
        }
        return id;
    }

    Digest get(int id) {
        StringBuilder hex = new StringBuilder(128);
        for (long word : words(id)) {
            String digits = Long.toHexString(word);
            hex.append("0".repeat(16 - digits.length())).append(digits);
        }
        return new Digest(longs.get(id) ? Digest.SHA512 : Digest.SHA256, hex.toString());
    }

    /** How many rows the digest takes. */
    int rows(int id) {
        return longs.get(id) ? 2 : 1;
    }

    /** Whether the row is the beginning of a digest, and not the second half of a long one. */
    boolean isDigest(int id) {
        return id >= 0 && id < size && (id == 0 || !longs.get(id - 1));
    }

    /** Where the list of the digest begins; 0 if it has none. */
    int list(int id) {
        return lists[id >> CHUNK_BITS][id & CHUNK_ROWS - 1];
    }

    void setList(int id, int at) {
        lists[id >> CHUNK_BITS][id & CHUNK_ROWS - 1] = at;
    }

    private void append(long[] words, int from) {
        int chunk = size >> CHUNK_BITS;
        if (chunk == rows.length) {
            rows = Arrays.copyOf(rows, chunk + 1);
            lists = Arrays.copyOf(lists, chunk + 1);
            rows[chunk] = new long[CHUNK_ROWS * ROW];
            lists[chunk] = new int[CHUNK_ROWS];
        }
        System.arraycopy(words, from, rows[chunk], (size & CHUNK_ROWS - 1) * ROW, ROW);
        size++;
    }

    private void grow() {
        int[] before = slots;
        slots = new int[before.length * 2];
        for (int entry : before) {
            if (entry != 0) {
                int slot = firstSlot(words(entry - 1));
                while (slots[slot] != 0) {
                    slot = slot + 1 & slots.length - 1;
                }
                slots[slot] = entry;
            }
        }
    }

    /** The slot that holds the digest, or the free one where it belongs. */
    private int slotOf(long[] words) {
        int slot = firstSlot(words);
        while (slots[slot] != 0 && !isAt(slots[slot] - 1, words)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean isAt(int id, long[] words) {
        if (longs.get(id) != words.length > ROW) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (word(id, i) != words[i]) {
                return false;
            }
        }
        return true;
    }

    private long word(int id, int index) {
        int row = id + index / ROW;
        return rows[row >> CHUNK_BITS][(row & CHUNK_ROWS - 1) * ROW + index % ROW];
    }

    private int firstSlot(long[] words) {
        return hash.of(words) & slots.length - 1;
    }

    private long[] words(int id) {
        long[] words = new long[rows(id) * ROW];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(id, i);
        }
        return words;
    }

    private static long[] words(String hex) {
        long[] words = new long[hex.length() / 16];
        for (int i = 0; i < words.length; i++) {
            words[i] = Long.parseUnsignedLong(hex, i * 16, (i + 1) * 16, 16);
        }
        return words;
    }
}
