package org.dockermirror.allowlist.rule;

import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.allowlist.name.Shown;
import org.dockermirror.allowlist.name.Tag;

/**
 * Which tags an entry speaks of: one tag, or all that fit around its stars. {@link #toString} is the inverse of
 * {@link #parse}.
 */
public record TagPattern(String text) {

    /** @throws InvalidNameException if no tag fits */
    public TagPattern {
        if (!isValid(text)) {
            throw new InvalidNameException(problemOf(text));
        }
    }

    /** @throws InvalidNameException if no tag fits */
    public static TagPattern parse(String text) {
        return new TagPattern(text);
    }

    /** Whether {@link #parse} would accept the text. */
    public static boolean isValid(String text) {
        // With a letter for the star it is a tag that fits, or no tag does.
        return Tag.isValid(text.replace(Wildcard.STAR, 'x'));
    }

    static String problemOf(String text) {
        return Shown.text(text) + " is not a tag: 1 to " + Tag.MAX_LENGTH
                + " letters, digits, \"_\", \".\", \"-\" or \"*\", not beginning with \".\" or \"-\"";
    }

    /** Whether it is one tag. */
    public boolean isLiteral() {
        return !Wildcard.isIn(text);
    }

    /** Whether the tag fits. */
    public boolean matches(Tag tag) {
        return Wildcard.matches(text, tag.value());
    }

    /** Whether every tag that fits the other fits this one; a star in the other is met by stars only. */
    boolean covers(TagPattern other) {
        return Wildcard.matches(text, other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
