package org.dockermirror.allowlist.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * An allow-list in a text file: one entry a line, {@code !} before one that denies; {@code #} at the beginning or after
 * a space begins a comment. Blank lines, spaces around an entry and a byte order mark are passed over.
 */
public final class AllowListText {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private AllowListText() {}

    /**
     * The entries of a file, not yet read.
     *
     * @param source the file, as messages shall name it
     * @param text what is in it
     */
    public static List<WrittenEntry> parse(String source, String text) {
        List<WrittenEntry> written = new ArrayList<>();
        int begin = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
        for (int number = 1; begin < text.length(); number++) {
            int end = text.indexOf('\n', begin);
            end = end < 0 ? text.length() : end;
            int first = begin;
            while (first < end && text.charAt(first) == ' ') {
                first++;
            }
            int last = endOfEntry(text, first, end);
            if (!text.substring(first, last).isBlank()) {
                written.add(new WrittenEntry(
                        text.substring(first, last), new Position(source, number, columnOf(text, begin, first))));
            }
            begin = end + 1;
        }
        return written;
    }

    private static int columnOf(String text, int begin, int first) {
        return text.codePointCount(begin, first) + 1;
    }

    /** Where the entry ends: before a comment, the line's end, and spaces before either. */
    private static int endOfEntry(String text, int first, int end) {
        int last = first;
        for (int at = first; at < end; at++) {
            char c = text.charAt(at);
            if (c == '#' && (at == first || isBlank(text.charAt(at - 1)))) {
                break;
            }
            if (c != ' ' && c != '\r') {
                last = at + 1;
            }
        }
        return last;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
