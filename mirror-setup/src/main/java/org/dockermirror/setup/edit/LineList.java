package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list with one item a line. */
final class LineList {

    private final String text;
    private final int start;
    private final int end;
    private final List<ListItem> items = new ArrayList<>();

    /**
     * Takes a list apart.
     *
     * @param start the end of the line that the first item or its comment follows
     * @param inner where its items stand, each in a line of its own
     */
    LineList(String text, int start, List<Span> inner, List<String> values) {
        this.text = text;
        this.start = start;
        int from = start;
        for (int i = 0; i < inner.size(); i++) {
            Span item = inner.get(i);
            int endOfLine = endOfLine(text, item.end());
            items.add(new ListItem(
                    text.substring(from, item.start()),
                    text.substring(item.start(), item.end()),
                    values.get(i),
                    text.substring(item.end(), endOfLine)));
            from = endOfLine;
        }
        this.end = from;
    }

    /**
     * The text with other items in the list.
     *
     * @param quoted how a new item is written
     * @param lead what stands before a new item: a line end, and what its line begins with
     */
    String with(List<String> wished, Function<String, String> quoted, String lead) {
        Rearranged next = Rearranged.of(items, wished, value -> new ListItem(lead, quoted.apply(value), value, ""));
        StringBuilder list = new StringBuilder(text.substring(0, start));
        next.items().forEach(item -> list.append(item.lead()).append(item.raw()).append(item.tail()));
        return list.append(next.comments()).append(text.substring(end)).toString();
    }

    /** Where the line ends in which the index is: before its line end, or at the end of the text. */
    static int endOfLine(String text, int index) {
        int end = text.indexOf('\n', index);
        if (end < 0) {
            return text.length();
        }
        return end > index && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** The line end that the text uses. */
    static String newlineOf(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }
}
