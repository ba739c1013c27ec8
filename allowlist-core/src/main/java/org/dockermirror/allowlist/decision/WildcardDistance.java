package org.dockermirror.allowlist.decision;

import java.util.Arrays;

/**
 * How many characters must be put in, left out or changed until a text fits a pattern: the distance of Levenshtein, in
 * which the characters that a star stands for cost nothing.
 */
final class WildcardDistance {

    private WildcardDistance() {}

    /** The distance, or a number above the limit if it is above the limit. */
    static int between(String pattern, String text, int limit) {
        int[] row = new int[text.length() + 1];
        int[] next = new int[text.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int p = 0; p < pattern.length(); p++) {
            char wanted = pattern.charAt(p);
            boolean star = wanted == '*';
            boolean anyDepth = star && (pattern.startsWith("**", p) || p > 0 && pattern.charAt(p - 1) == '*');
            next[0] = star ? row[0] : row[0] + 1;
            int least = next[0];
            for (int t = 1; t <= text.length(); t++) {
                char found = text.charAt(t - 1);
                if (star) {
                    next[t] = Math.min(row[t], next[t - 1] + (found == '/' && !anyDepth ? 1 : 0));
                } else {
                    int changed = row[t - 1] + (wanted == found ? 0 : 1);
                    next[t] = Math.min(changed, Math.min(row[t], next[t - 1]) + 1);
                }
                least = Math.min(least, next[t]);
            }
            if (least > limit) {
                return least;
            }
            int[] free = row;
            row = next;
            next = free;
        }
        return row[text.length()];
    }
}
