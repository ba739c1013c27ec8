package org.dockermirror.it.entrance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tags and digests by which the request that they came with is known again: each is asked for once in a run, so that no
 * cache answers in the upstream's place, and one that a mutation has touched belongs to no request.
 */
final class Reference {
    private static final Pattern ANY =
            Pattern.compile("/(?:t(\\d+)-([0-9a-f]{16})|sha256:([0-9a-f]{48})([0-9a-f]{16}))(?=[? ]|$)");

    private Reference() {}

    static String tag(long number) {
        return "t" + number + "-" + check(number);
    }

    static String digest(long number) {
        return "sha256:" + String.format("%048x", number) + check(number);
    }

    /** The number of the request that a path comes from, or -1. */
    static long numberIn(String path) {
        Matcher found = ANY.matcher(path);
        if (!found.find()) {
            return -1;
        }
        boolean tag = found.group(1) != null;
        long number = tag
                ? Long.parseLong(found.group(1))
                : Long.parseUnsignedLong(found.group(3).substring(32), 16);
        return check(number).equals(found.group(tag ? 2 : 4)) ? number : -1;
    }

    private static String check(long number) {
        return String.format("%016x", (number + 1) * 0x9E3779B97F4A7C15L);
    }
}
