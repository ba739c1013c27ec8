package org.dockermirror.allowlist.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The texts of a list's entries, one behind the other, with where each was written. */
final class PackedEntries {

    private final byte[] texts;
    /**
     * What is looked at first of an entry, side by side, for in a long list every array it is spread over is one more
     * wait for the memory: where its text begins, the length of its key, its shape. One more than there are entries.
     */
    private final long[] heads;

    private final Positions positions;

    private PackedEntries(byte[] texts, long[] heads, Positions positions) {
        this.texts = texts;
        this.heads = heads;
        this.positions = positions;
    }

    /**
     * Packs entries.
     *
     * @param entries canonical texts, each once
     * @param positions as many
     */
    static PackedEntries of(List<String> entries, List<Position> positions) {
        int count = entries.size();
        long[] heads = new long[count + 1];
        int start = 0;
        for (int i = 0; i < count; i++) {
            heads[i] = head(start, entries.get(i));
            start = Math.addExact(start, entries.get(i).length());
        }
        heads[count] = start;
        byte[] texts = new byte[start];
        for (int i = 0; i < count; i++) {
            byte[] text = entries.get(i).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, texts, (int) heads[i], text.length);
        }
        return new PackedEntries(texts, heads, Positions.of(positions));
    }

    /** The key is at most 255 long, so a byte holds its length. */
    private static long head(int start, String text) {
        byte shape = EntryShape.of(text);
        int keyLength =
                EntryShape.keyLength(text.substring(EntryShape.denies(shape) ? 1 : 0, EntryShape.endOfName(text)));
        return (long) shape << 40 | (long) keyLength << 32 | start;
    }

    int count() {
        return heads.length - 1;
    }

    byte shape(int entry) {
        return (byte) (heads[entry] >>> 40);
    }

    String text(int entry) {
        return ascii(start(entry), start(entry + 1));
    }

    String name(int entry) {
        return ascii(startOfName(entry), endOfName(entry));
    }

    /** What stands behind the tag's colon or the digest's at-sign. */
    String limit(int entry) {
        return ascii(endOfName(entry) + 1, start(entry + 1));
    }

    Position position(int entry) {
        return positions.of(entry);
    }

    /** The length of the literal segments before the first one with a wildcard. */
    int keyLength(int entry) {
        return (int) (heads[entry] >>> 32) & 0xff;
    }

    /** One character of the key. */
    byte keyByte(int entry, int index) {
        return texts[startOfName(entry) + index];
    }

    /** Whether the key is the name's beginning of that length. */
    boolean hasKey(int entry, String name, int shift, int length) {
        if (keyLength(entry) != length) {
            return false;
        }
        int start = startOfName(entry);
        for (int i = 0; i < length; i++) {
            if (texts[start + i] != CanonicalName.charAt(name, shift, i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name that begins with the entry's key fits it. */
    boolean matches(int entry, String name, int shift) {
        int key = keyLength(entry);
        return switch (EntryShape.depth(shape(entry))) {
            case EntryShape.LITERAL -> key == CanonicalName.length(name, shift);
            case EntryShape.ONE_LEVEL ->
                key < CanonicalName.length(name, shift)
                        && CanonicalName.endOfSegment(name, shift, key + 1) == CanonicalName.length(name, shift);
            case EntryShape.ANY_DEPTH -> key < CanonicalName.length(name, shift);
            default -> NameMatcher.matches(texts, startOfName(entry), endOfName(entry), name, shift);
        };
    }

    /** Whether the tag fits that the entry is limited to. */
    boolean matchesTag(int entry, String tag) {
        return Wildcard.matches(texts, endOfName(entry) + 1, start(entry + 1), tag);
    }

    /** Orders entries that match one name: the nearest to the whole name first, what is equally near in a fixed order. */
    int compareNearness(int left, int right) {
        int byLength = literalLength(right) - literalLength(left);
        return byLength != 0 ? byLength : compareTexts(left, right);
    }

    /** How many characters of the name are no wildcards, and half of one more if no segment stands for several. */
    private int literalLength(int entry) {
        int literal = 0;
        boolean anyDepth = false;
        for (int at = startOfName(entry), end = endOfName(entry); at < end; at++) {
            boolean star = texts[at] == Wildcard.STAR;
            literal += star ? 0 : 2;
            anyDepth |= star && at + 1 < end && texts[at + 1] == Wildcard.STAR;
        }
        return anyDepth ? literal : literal + 1;
    }

    private int compareTexts(int left, int right) {
        return Arrays.compare(texts, start(left), start(left + 1), texts, start(right), start(right + 1));
    }

    private int start(int entry) {
        return (int) heads[entry];
    }

    private int startOfName(int entry) {
        return EntryShape.denies(shape(entry)) ? start(entry) + 1 : start(entry);
    }

    private int endOfName(int entry) {
        int end = start(entry + 1);
        if (EntryShape.isWhole(shape(entry))) {
            return end;
        }
        int at = startOfName(entry) + keyLength(entry);
        while (texts[at] != ':' && texts[at] != '@') {
            at++;
        }
        return at;
    }

    private String ascii(int from, int to) {
        return new String(texts, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
