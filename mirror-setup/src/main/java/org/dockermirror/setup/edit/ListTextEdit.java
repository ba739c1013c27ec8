package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.List;

/** Changes of an allow-list in a text file: one entry a line, and comments, which begin with {@code #}. */
public final class ListTextEdit {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ListTextEdit() {}

    /**
     * Adds an entry at the end. A text that has the entry already stays as it is.
     *
     * @throws CannotEditException if the entry is not one line
     */
    public static String withAllow(String text, String entry) throws CannotEditException {
        List<String> entries = new ArrayList<>(entries(text));
        if (entries.contains(entry)) {
            return text;
        }
        entries.add(entry);
        return withList(text, entries);
    }

    /**
     * Replaces the whole list. Entries that stay keep their line; comments stay.
     *
     * @throws CannotEditException if an entry is not one line
     */
    public static String withList(String text, List<String> entries) throws CannotEditException {
        for (String entry : entries) {
            OneLine.require(entry);
        }
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        String newline = LineList.newlineOf(text);
        // The first line follows a line end like any other.
        String lines = newline + text.substring(mark.length());
        List<Span> spans = spans(lines);
        List<String> values = values(lines, spans);
        if (values.equals(entries)) {
            return text;
        }
        boolean isEmpty = spans.isEmpty();
        int end = isEmpty ? lines.stripTrailing().length() : 0;
        String changed = new LineList(lines, end, spans, values).with(entries, entry -> entry, newline);
        String complete = changed.endsWith("\n") ? changed : changed + newline;
        String after = mark + complete.substring(newline.length());
        if (!entries(after).equals(entries)) {
            throw new CannotEditException(
                    "an entry must not hold \"#\" at its beginning or after a space, nor begin or end with one");
        }
        return after;
    }

    private static List<String> entries(String text) {
        String lines = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return values(lines, spans(lines));
    }

    private static List<String> values(String text, List<Span> spans) {
        return spans.stream()
                .map(span -> text.substring(span.start(), span.end()))
                .toList();
    }

    private static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        for (int start = 0; start < text.length(); ) {
            int end = LineList.endOfLine(text, start);
            int from = start;
            while (from < end && text.charAt(from) == ' ') {
                from++;
            }
            int to = endOfEntry(text, from, end);
            if (to > from) {
                spans.add(new Span(from, to));
            }
            int newline = text.indexOf('\n', end);
            start = newline < 0 ? text.length() : newline + 1;
        }
        return spans;
    }

    private static int endOfEntry(String text, int from, int end) {
        int to = from;
        for (int at = from; at < end; at++) {
            char c = text.charAt(at);
            if (c == '#' && (at == from || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
                break;
            }
            if (c != ' ' && c != '\r') {
                to = at + 1;
            }
        }
        return to;
    }
}
