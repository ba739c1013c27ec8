package org.dockermirror.allowlist.rule;

/**
 * Says whether a name fits a pattern, without making anything.
 *
 * <p>A mismatch goes back to the last star of the segment, and if there is none, or it would have to cross a slash, to
 * the last {@code **}, which then takes one segment more. Earlier wildcards already have the shortest text that fits,
 * and a longer one would gain nothing; so the cost is bounded by the product of the lengths, whatever is asked.
 */
final class NameMatcher {

    private NameMatcher() {}

    /** @param pattern a name pattern in ASCII, from {@code from} to before {@code to} */
    static boolean matches(byte[] pattern, int from, int to, String name, int shift) {
        int length = CanonicalName.length(name, shift);
        int wanted = from;
        int at = 0;
        int star = -1;
        int starAt = 0;
        int depth = -1;
        int depthAt = 0;
        while (at < length) {
            boolean more = wanted < to;
            if (more && isAnyDepth(pattern, wanted, to)) {
                depth = wanted + 2;
                depthAt = CanonicalName.endOfSegment(name, shift, at);
                star = -1;
            } else if (more && pattern[wanted] == Wildcard.STAR) {
                star = ++wanted;
                starAt = at;
                continue;
            } else if (more && pattern[wanted] == CanonicalName.charAt(name, shift, at)) {
                star = pattern[wanted] == '/' ? -1 : star;
                wanted++;
                at++;
                continue;
            } else if (star >= 0 && CanonicalName.charAt(name, shift, starAt) != '/') {
                at = ++starAt;
                wanted = star;
                continue;
            } else if (depth >= 0 && depthAt < length) {
                depthAt = CanonicalName.endOfSegment(name, shift, depthAt + 1);
                star = -1;
            } else {
                return false;
            }
            wanted = depth;
            at = depthAt;
        }
        return wanted == to || pattern[wanted] == Wildcard.STAR && wanted + 1 == to;
    }

    private static boolean isAnyDepth(byte[] pattern, int at, int to) {
        return pattern[at] == Wildcard.STAR && at + 1 < to && pattern[at + 1] == Wildcard.STAR;
    }
}
