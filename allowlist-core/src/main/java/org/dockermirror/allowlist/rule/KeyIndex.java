package org.dockermirror.allowlist.rule;

import java.util.BitSet;

/**
 * Finds entries by their key, the literal segments that their name begins with.
 *
 * <p>An open addressing table holds one entry a key, with 32 bits of the key's hash beside it; further entries of the
 * same key hang on a chain. A name is hashed once, from left to right, and looked up at every slash: the work depends on
 * how many segments it has, not on how many entries there are. What is in the table is the operator's, so a client who
 * makes up names finds at worst the longest run of slots that the list itself made; it cannot make it longer.
 */
final class KeyIndex {

    static final int NONE = -1;
    static final long EMPTY_HASH = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;
    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final long FINGERPRINT = 0xffffffff00000000L;

    private final PackedEntries entries;
    private final long[] slots;
    private final int[] next;
    /** Who has a next one: small enough to be near when the array above is not. */
    private final BitSet hasNext;

    KeyIndex(PackedEntries entries) {
        this.entries = entries;
        int count = entries.count();
        this.slots = new long[2 * Integer.highestOneBit(Math.max(1, count + count / 2))];
        this.next = new int[count];
        this.hasNext = new BitSet(count);
        // From the last to the first, so that chains have the list's order.
        for (int entry = count - 1; entry >= 0; entry--) {
            add(entry);
        }
    }

    /** The hash (FNV-1a) of one character more. */
    static long hash(long before, int character) {
        return (before ^ character) * PRIME;
    }

    /** The first entry whose key is the name's beginning of that length, or {@link #NONE}. */
    int first(long hash, String name, int shift, int length) {
        long mixed = mixed(hash);
        for (int at = slotOf(mixed); slots[at] != 0; at = following(at)) {
            int entry = (int) slots[at] - 1;
            if (isOf(mixed, slots[at]) && entries.hasKey(entry, name, shift, length)) {
                return entry;
            }
        }
        return NONE;
    }

    /** The next entry with the same key, or {@link #NONE}. */
    int next(int entry) {
        return hasNext.get(entry) ? next[entry] : NONE;
    }

    private void add(int entry) {
        int length = entries.keyLength(entry);
        long hash = EMPTY_HASH;
        for (int i = 0; i < length; i++) {
            hash = hash(hash, entries.keyByte(entry, i));
        }
        long mixed = mixed(hash);
        int at = slotOf(mixed);
        while (slots[at] != 0 && !(isOf(mixed, slots[at]) && hasSameKey(entry, (int) slots[at] - 1))) {
            at = following(at);
        }
        next[entry] = (int) slots[at] - 1;
        hasNext.set(entry, slots[at] != 0);
        slots[at] = mixed & FINGERPRINT | entry + 1;
    }

    private boolean hasSameKey(int left, int right) {
        int length = entries.keyLength(left);
        boolean same = length == entries.keyLength(right);
        for (int i = 0; same && i < length; i++) {
            same = entries.keyByte(left, i) == entries.keyByte(right, i);
        }
        return same;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 32) * MIX;
        return mixed ^ mixed >>> 29;
    }

    private static boolean isOf(long mixed, long slot) {
        return ((mixed ^ slot) & FINGERPRINT) == 0;
    }

    private int slotOf(long mixed) {
        return (int) mixed & slots.length - 1;
    }

    private int following(int at) {
        return at + 1 & slots.length - 1;
    }
}
