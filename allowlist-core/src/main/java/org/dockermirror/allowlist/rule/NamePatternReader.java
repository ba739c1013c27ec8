package org.dockermirror.allowlist.rule;

import java.util.Locale;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Shown;
import org.dockermirror.allowlist.rule.EntryReader.Refused;

/** Checks the name of an entry, and says what would be right if it is none. */
final class NamePatternReader {

    private static final String REGEX = "^$()[]{}|\\+?";

    private NamePatternReader() {}

    /**
     * Checks one.
     *
     * @param offset how many characters of the entry stand before it
     * @param behind what of the entry stands behind it
     */
    static void check(String name, int offset, String behind) {
        String problem = problemOf(name, offset);
        if (problem.isEmpty()) {
            return;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        throw new Refused(
                !lower.equals(name) && problemOf(lower, offset).isEmpty()
                        ? "image names are lower case; write \"" + lower + behind + "\""
                        : problem);
    }

    /** What is wrong with it, empty if nothing is. */
    private static String problemOf(String name, int offset) {
        if (name.isEmpty()) {
            return "an image name must not be empty";
        }
        if (name.length() > ImageName.MAX_LENGTH) {
            return "an image name has at most " + ImageName.MAX_LENGTH + " characters, this one has " + name.length();
        }
        // With letters for the stars it is a name that fits, or no name does.
        String plain = name.replace(Wildcard.STAR, 'x');
        int end = ImageName.endOfName(plain);
        if (end < name.length()) {
            return problemAt(end, name, offset);
        }
        if (!name.contains(NamePattern.ANY_DEPTH)) {
            return "";
        }
        for (String segment : name.split("/", -1)) {
            if (segment.contains(NamePattern.ANY_DEPTH) && !segment.equals(NamePattern.ANY_DEPTH)) {
                return "\"**\" stands for whole segments, with slashes around it; write \"" + repaired(name, segment)
                        + "\"";
            }
        }
        return "";
    }

    private static String problemAt(int end, String name, int offset) {
        int last = name.length() - 1;
        if (end == last && name.charAt(last) == '/') {
            return "an image name does not end with a slash; for all images below write \"" + name + "**\"";
        }
        int found = name.codePointAt(end);
        String problem = "unexpected " + Shown.character(found) + " at character " + (offset + end + 1);
        return REGEX.indexOf(found) >= 0 || name.startsWith(".*", end)
                ? problem + "; an entry is no regular expression, write \"helloz/**\" for all images of helloz"
                : problem;
    }

    /** With one star where several are too many, or with the slash before two that was forgotten. */
    private static String repaired(String name, String segment) {
        String text =
                segment.endsWith(NamePattern.ANY_DEPTH) && !Wildcard.isIn(segment.substring(0, segment.length() - 2))
                        ? segment.substring(0, segment.length() - 2) + "/" + NamePattern.ANY_DEPTH
                        : Wildcard.withSingleStars(segment);
        String whole = segment.chars().allMatch(c -> c == Wildcard.STAR) ? NamePattern.ANY_DEPTH : text;
        return name.replace(segment, whole);
    }
}
