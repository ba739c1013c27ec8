package org.dockermirror.allowlist.name;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image name without registry host, tag or digest: {@code helloz/onenav}, {@code library/nginx}, {@code nginx}.
 *
 * <p>{@link #toString} is the inverse of {@link #parse}.
 */
public final class ImageName implements Comparable<ImageName> {

    /** The longest name, in characters, that registries accept. */
    public static final int MAX_LENGTH = 255;

    /** The namespace of Docker Hub's official images: {@code nginx} there is {@code library/nginx}. */
    public static final String OFFICIAL_PREFIX = "library/";

    private final String value;

    private ImageName(String value) {
        this.value = value;
    }

    /** @throws InvalidNameException if {@code text} is not of the grammar in the package documentation */
    public static ImageName parse(String text) {
        if (!isValid(text)) {
            throw new InvalidNameException(problemOf(text));
        }
        return new ImageName(text);
    }

    /** The name, if the text is one: {@link #parse} for callers to whom any other text is nothing out of the ordinary. */
    public static Optional<ImageName> read(String text) {
        return isValid(text) ? Optional.of(new ImageName(text)) : Optional.empty();
    }

    /** The name as a text. */
    public String value() {
        return value;
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(String text) {
        int length = text.length();
        return length <= MAX_LENGTH && length > 0 && endOfComponents(text, length) == length;
    }

    /** The index of the first character that does not fit the grammar, the text's length if it is a name but for its length. */
    public static int endOfName(String text) {
        return endOfComponents(text, text.length());
    }

    /**
     * The name that Docker Hub knows it by: one-part names are official images below {@code library/}. A one-part name
     * that the prefix would make too long is itself: no registry has the other.
     */
    public ImageName onDockerHub() {
        return isOnePart() && value.length() <= MAX_LENGTH - OFFICIAL_PREFIX.length()
                ? new ImageName(OFFICIAL_PREFIX + value)
                : this;
    }

    /** Whether there is no slash in the name. */
    public boolean isOnePart() {
        return value.indexOf('/') < 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ImageName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public int compareTo(ImageName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    /** The index of the first character that does not fit, {@code length} if all do and the name may end there. */
    private static int endOfComponents(String text, int length) {
        int at = 0;
        while (true) {
            int end = endOfAlphanum(text, at, length);
            if (end == at || end == length) {
                return end == at ? Math.min(at, length - 1) : length;
            }
            int next = endOfSeparator(text, end, length);
            if (next == end || next == length) {
                return end;
            }
            at = next;
        }
    }

    private static int endOfAlphanum(String text, int from, int length) {
        int at = from;
        while (at < length && isAlphanum(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfSeparator(String text, int from, int length) {
        return switch (text.charAt(from)) {
            case '/', '.' -> from + 1;
            case '_' -> from + 1 < length && text.charAt(from + 1) == '_' ? from + 2 : from + 1;
            case '-' -> {
                int at = from + 1;
                while (at < length && text.charAt(at) == '-') {
                    at++;
                }
                yield at;
            }
            default -> from;
        };
    }

    private static boolean isAlphanum(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    /** Why {@link #parse} would not accept the text. */
    public static String problemOf(String text) {
        if (text.isEmpty()) {
            return "an image name must not be empty";
        }
        if (text.length() > MAX_LENGTH) {
            return "an image name has at most " + MAX_LENGTH + " characters, this one has " + text.length();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(text) && isValid(lower)) {
            return "\"" + text + "\": image names are lower case; write \"" + lower + "\"";
        }
        int at = endOfName(text);
        return "\"" + text + "\" is not an image name: unexpected " + Shown.character(text.codePointAt(at))
                + " at character " + (at + 1);
    }
}
