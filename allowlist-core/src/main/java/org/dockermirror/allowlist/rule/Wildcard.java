package org.dockermirror.allowlist.rule;

/**
 * The star within one segment or tag: any characters, also none.
 *
 * <p>Two positions walk forward, and a mismatch goes back to the last star only: earlier ones already have the shortest
 * text that fits, and a longer one would gain nothing. So the cost is at most the product of the lengths.
 */
final class Wildcard {

    static final char STAR = '*';

    private Wildcard() {}

    static boolean isIn(String pattern) {
        return pattern.indexOf(STAR) >= 0;
    }

    /** The text with one star for each run of them. */
    static String withSingleStars(String text) {
        StringBuilder single = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != STAR || i == 0 || text.charAt(i - 1) != STAR) {
                single.append(text.charAt(i));
            }
        }
        return single.toString();
    }

    static boolean matches(String pattern, String text) {
        return matches(pattern, text, 0, text.length());
    }

    /** Whether the pattern matches the characters from {@code from} to before {@code to}. */
    static boolean matches(String pattern, String text, int from, int to) {
        int wanted = 0;
        int at = from;
        int star = -1;
        int resume = from;
        while (at < to) {
            if (wanted < pattern.length() && pattern.charAt(wanted) == STAR) {
                star = wanted++;
                resume = at;
            } else if (wanted < pattern.length() && pattern.charAt(wanted) == text.charAt(at)) {
                wanted++;
                at++;
            } else if (star >= 0) {
                wanted = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (wanted < pattern.length() && pattern.charAt(wanted) == STAR) {
            wanted++;
        }
        return wanted == pattern.length();
    }
}
