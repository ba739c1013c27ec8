package org.dockermirror.allowlist.name;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tag: {@code latest}, {@code 0.9.33}. {@link #toString} is the inverse of {@link #parse}. */
public final class Tag {

    /** The longest tag, in characters. */
    public static final int MAX_LENGTH = 128;

    private final String value;

    private Tag(String value) {
        this.value = value;
    }

    /** @throws InvalidNameException if {@code text} is not of the grammar in the package documentation */
    public static Tag parse(String text) {
        if (!isValid(text)) {
            throw new InvalidNameException(problemOf(text));
        }
        return new Tag(text);
    }

    /** The tag, if the text is one: {@link #parse} for callers to whom any other text is nothing out of the ordinary. */
    public static Optional<Tag> read(String text) {
        return isValid(text) ? Optional.of(new Tag(text)) : Optional.empty();
    }

    /** The tag as a text. */
    public String value() {
        return value;
    }

    /** Why {@link #parse} would not accept the text. */
    public static String problemOf(String text) {
        return "\"" + text + "\" is not a tag: 1 to " + MAX_LENGTH
                + " letters, digits, \"_\", \".\" or \"-\", not beginning with \".\" or \"-\"";
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH || !isWord(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = text.charAt(i);
            if (!isWord(c) && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tag tag && value.equals(tag.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
