package org.dockermirror.allowlist.name;

/** A tag: {@code latest}, {@code 0.9.33}. {@link #toString} is the inverse of {@link #parse}. */
public record Tag(String value) {

    /** The longest tag, in characters. */
    public static final int MAX_LENGTH = 128;

    /** @throws InvalidNameException if {@code value} is not of the grammar in the package documentation */
    public Tag {
        if (!isValid(value)) {
            throw new InvalidNameException("\"" + value + "\" is not a tag: 1 to " + MAX_LENGTH
                    + " letters, digits, \"_\", \".\" or \"-\", not beginning with \".\" or \"-\"");
        }
    }

    /** @throws InvalidNameException if {@code text} is not of the grammar in the package documentation */
    public static Tag parse(String text) {
        return new Tag(text);
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
    public String toString() {
        return value;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
