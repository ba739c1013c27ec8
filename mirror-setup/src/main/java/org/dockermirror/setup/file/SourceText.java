package org.dockermirror.setup.file;

import java.util.Set;
import org.dockermirror.allowlist.rule.Position;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The text of a file, addressed as the YAML engine does: by the index of a code point. */
final class SourceText {

    /** The keys whose values are no secret: any other's are not repeated in a message. */
    private static final Set<String> SHOWN = Set.of(
            "mirrors",
            "repository",
            "allow",
            "allowFile",
            "deny",
            "indexType",
            "routingRule",
            "port",
            "strictGroups",
            "keepUnusedDays",
            "role",
            "grant");

    private final String name;
    private String text;

    SourceText(String name, String text) {
        this.name = name;
        // A byte order mark, as Windows editors write it.
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    String text() {
        return text;
    }

    Position position(Mark mark) {
        return new Position(name, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Position position(int index) {
        String before = text.substring(0, offset(index));
        int lineStart = before.lastIndexOf('\n') + 1;
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Position(name, line + 1, before.codePointCount(lineStart, before.length()) + 1);
    }

    Position start() {
        return new Position(name, 1, 1);
    }

    /** The text between two indexes, as far as it stands in one line. */
    String between(int from, int to) {
        return text.substring(offset(from), offset(to))
                .lines()
                .findFirst()
                .orElse("")
                .strip();
    }

    /** The word that begins at the index, up to what ends an item in YAML. */
    String wordAt(int index) {
        int start = offset(index);
        int end = start;
        while (end < text.length() && " \t\r\n,]}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Puts letters in the place of a word, so that what follows can be read. */
    void blankOut(int index, String word) {
        int start = offset(index);
        text = text.substring(0, start)
                + "x".repeat(word.codePointCount(0, word.length()))
                + text.substring(start + word.length());
    }

    /** Whether the value at the index may be repeated in a message: the key before it in its line is one of ours. */
    boolean mayShow(int index) {
        int start = offset(index);
        String before = text.substring(text.lastIndexOf('\n', start - 1) + 1, start);
        int colon = before.lastIndexOf(':');
        if (colon < 0) {
            return true;
        }
        int keyStart = colon;
        while (keyStart > 0 && Character.isLetterOrDigit(before.charAt(keyStart - 1))) {
            keyStart--;
        }
        return SHOWN.contains(before.substring(keyStart, colon));
    }

    private int offset(int index) {
        return text.offsetByCodePoints(0, index);
    }
}
