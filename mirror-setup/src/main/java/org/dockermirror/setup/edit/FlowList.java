package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A list in brackets. */
final class FlowList {

    private final String text;
    private final int start;
    private final int end;
    private final String newline;
    private final List<ListItem> items = new ArrayList<>();
    private final boolean hasCommaAtEnd;
    private final String foot;

    /**
     * Takes a list apart.
     *
     * @param span where it stands, with its brackets
     * @param inner where its items stand
     */
    FlowList(String text, Span span, List<Span> inner, List<String> values, String newline) {
        this.text = text;
        this.start = span.start() + 1;
        this.end = span.end() - 1;
        this.newline = newline + indentation(text, start);
        String lead = text.substring(start, inner.isEmpty() ? end : inner.get(0).start());
        boolean hasComma = false;
        for (int i = 0; i < inner.size(); i++) {
            int from = inner.get(i).end();
            int to = i + 1 < inner.size() ? inner.get(i + 1).start() : end;
            String between = text.substring(from, to);
            int comma = commaIn(between);
            hasComma = comma >= 0;
            String blank = hasComma ? between.substring(0, comma) + between.substring(comma + 1) : between;
            int line = endOfLine(blank);
            String raw = text.substring(inner.get(i).start(), from);
            items.add(new ListItem(lead, raw, values.get(i), blank.substring(0, line)));
            lead = blank.substring(line);
        }
        this.hasCommaAtEnd = hasComma;
        this.foot = lead;
    }

    /** The text with other items in the list. */
    String with(List<String> wished, Function<String, String> quoted) {
        Rearranged next = Rearranged.of(items, wished, value -> new ListItem("", quoted.apply(value), value, ""));
        StringBuilder list = new StringBuilder(text.substring(0, start));
        boolean isComment = false;
        for (int i = 0; i < next.items().size(); i++) {
            ListItem item = next.items().get(i);
            append(list, lead(item, i == 0), isComment);
            boolean hasComma = i + 1 < next.items().size() || hasCommaAtEnd;
            list.append(item.raw()).append(hasComma ? "," : "").append(item.tail());
            isComment = item.tail().indexOf('#') >= 0;
        }
        String rest = next.comments() + foot;
        append(list, rest.isBlank() && (items.isEmpty() || next.items().isEmpty()) ? "" : rest, isComment);
        return list + text.substring(end);
    }

    private void append(StringBuilder list, String lead, boolean isAfterComment) {
        list.append(isAfterComment && !lead.startsWith("\n") && !lead.startsWith("\r") ? newline : "")
                .append(lead);
    }

    /** What was written in a line of its own stays there; the rest stands as the first and the last item did. */
    private String lead(ListItem item, boolean isFirst) {
        if (item.beginsLine() || items.isEmpty()) {
            return item.beginsLine() || isFirst ? item.lead() : " ";
        }
        ListItem first = items.get(0);
        ListItem last = items.get(items.size() - 1);
        if (isFirst) {
            return first.ownLead();
        }
        return last.beginsLine() || items.size() > 1 ? last.ownLead() : " ";
    }

    /** As blanks, what stands before the key in the line of the list. */
    private static String indentation(String text, int start) {
        int line = text.lastIndexOf('\n', start) + 1;
        int end = line;
        while (end < start && (text.charAt(end) == ' ' || text.charAt(end) == '-')) {
            end++;
        }
        return " ".repeat(end - line);
    }

    /** Where the comma is between two items, beside comments. */
    private static int commaIn(String between) {
        boolean isComment = false;
        for (int i = 0; i < between.length(); i++) {
            char c = between.charAt(i);
            isComment = c == '#' || isComment && c != '\n';
            if (c == ',' && !isComment) {
                return i;
            }
        }
        return -1;
    }

    /** Where the line ends if the text has a line end, else its beginning: then all of it leads to what follows. */
    private static int endOfLine(String blank) {
        int end = blank.indexOf('\n');
        return end > 0 && blank.charAt(end - 1) == '\r' ? end - 1 : Math.max(end, 0);
    }
}
