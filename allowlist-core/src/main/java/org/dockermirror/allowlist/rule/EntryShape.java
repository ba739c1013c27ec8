package org.dockermirror.allowlist.rule;

/**
 * What must be known of an entry before its text is looked at, in one byte: how its name ends, what it is limited to,
 * and whether it denies.
 */
final class EntryShape {

    /** The name is its key. */
    static final int LITERAL = 0;
    /** The name is its key and one segment more. */
    static final int ONE_LEVEL = 1;
    /** The name is its key and one segment more, or several. */
    static final int ANY_DEPTH = 2;
    /** The name is anything else that begins with its key. */
    static final int PATTERN = 3;

    private static final int DEPTH = 3;

    static final int TAG = 4;
    static final int DIGEST = 8;
    static final int DENY = 16;

    private EntryShape() {}

    /** The index behind the name in an entry's text. */
    static int endOfName(String text) {
        int at = text.indexOf('@');
        int colon = text.indexOf(':');
        return colon >= 0 ? at >= 0 ? Math.min(at, colon) : colon : at >= 0 ? at : text.length();
    }

    /** How many characters of the name stand before the first segment with a wildcard, without the slash between. */
    static int keyLength(String name) {
        int star = name.indexOf(Wildcard.STAR);
        return star < 0 ? name.length() : Math.max(0, name.lastIndexOf('/', star));
    }

    static byte of(String text) {
        boolean denies = text.charAt(0) == '!';
        int end = endOfName(text);
        String name = text.substring(denies ? 1 : 0, end);
        int limit = end == text.length() ? 0 : text.charAt(end) == '@' ? DIGEST : TAG;
        return (byte) (depthOf(name) | limit | (denies ? DENY : 0));
    }

    private static int depthOf(String name) {
        int key = keyLength(name);
        if (key == name.length()) {
            return LITERAL;
        }
        return switch (key == 0 ? "" : name.substring(key)) {
            case "/" + NamePattern.ANY_ONE -> ONE_LEVEL;
            case "/" + NamePattern.ANY_DEPTH -> ANY_DEPTH;
            default -> PATTERN;
        };
    }

    static int depth(byte shape) {
        return shape & DEPTH;
    }

    static boolean denies(byte shape) {
        return (shape & DENY) != 0;
    }

    static boolean isWhole(byte shape) {
        return (shape & (TAG | DIGEST)) == 0;
    }

    static boolean hasTag(byte shape) {
        return (shape & TAG) != 0;
    }
}
