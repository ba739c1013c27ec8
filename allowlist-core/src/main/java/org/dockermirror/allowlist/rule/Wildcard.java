package org.dockermirror.allowlist.rule;

import java.nio.charset.StandardCharsets;

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
        byte[] bytes = pattern.getBytes(StandardCharsets.ISO_8859_1);
        return matches(bytes, 0, bytes.length, text);
    }

    /** @param pattern in ASCII, from {@code from} to before {@code to} */
    static boolean matches(byte[] pattern, int from, int to, String text) {
        int wanted = from;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (wanted < to && pattern[wanted] == STAR) {
                star = ++wanted;
                resume = at;
            } else if (wanted < to && pattern[wanted] == text.charAt(at)) {
                wanted++;
                at++;
            } else if (star >= 0) {
                wanted = star;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (wanted < to && pattern[wanted] == STAR) {
            wanted++;
        }
        return wanted == to;
    }
}
