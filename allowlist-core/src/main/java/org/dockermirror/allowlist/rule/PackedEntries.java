package org.dockermirror.allowlist.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The texts of a list's entries, one behind the other, with where each was written. */
final class PackedEntries {

    private final byte[] texts;
    private final int[] starts;
    private final byte[] keyLengths;
    private final byte[] shapes;
    private final Positions positions;

    private PackedEntries(byte[] texts, int[] starts, byte[] keyLengths, byte[] shapes, Positions positions) {
        this.texts = texts;
        this.starts = starts;
        this.keyLengths = keyLengths;
        this.shapes = shapes;
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
        int[] starts = new int[count + 1];
        byte[] keyLengths = new byte[count];
        byte[] shapes = new byte[count];
        for (int i = 0; i < count; i++) {
            String text = entries.get(i);
            starts[i + 1] = Math.addExact(starts[i], text.length());
            shapes[i] = EntryShape.of(text);
            keyLengths[i] = (byte) EntryShape.keyLength(
                    text.substring(EntryShape.denies(shapes[i]) ? 1 : 0, EntryShape.endOfName(text)));
        }
        byte[] texts = new byte[starts[count]];
        for (int i = 0; i < count; i++) {
            byte[] text = entries.get(i).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, texts, starts[i], text.length);
        }
        return new PackedEntries(texts, starts, keyLengths, shapes, Positions.of(positions));
    }

    int count() {
        return shapes.length;
    }

    byte shape(int entry) {
        return shapes[entry];
    }

    String text(int entry) {
        return ascii(starts[entry], starts[entry + 1]);
    }

    String name(int entry) {
        return ascii(startOfName(entry), endOfName(entry));
    }

    /** What stands behind the tag's colon or the digest's at-sign. */
    String limit(int entry) {
        return ascii(endOfName(entry) + 1, starts[entry + 1]);
    }

    Position position(int entry) {
        return positions.of(entry);
    }

    /** The length of the literal segments before the first one with a wildcard: at most 255, so a byte holds it. */
    int keyLength(int entry) {
        return keyLengths[entry] & 0xff;
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
        return switch (EntryShape.depth(shapes[entry])) {
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
        return Wildcard.matches(texts, endOfName(entry) + 1, starts[entry + 1], tag);
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
        return Arrays.compare(texts, starts[left], starts[left + 1], texts, starts[right], starts[right + 1]);
    }

    private int startOfName(int entry) {
        return EntryShape.denies(shapes[entry]) ? starts[entry] + 1 : starts[entry];
    }

    private int endOfName(int entry) {
        int end = starts[entry + 1];
        if (EntryShape.isWhole(shapes[entry])) {
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
