package org.dockermirror.allowlist.rule;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dockermirror.allowlist.name.ImageName;

/**
 * Which image names an entry speaks of: segments between slashes, in which {@code *} stands for any characters, and
 * {@code **} for one or more whole segments.
 *
 * @param segments at least one
 */
public record NamePattern(List<String> segments) {

    /** The segment that stands for one or more. */
    public static final String ANY_DEPTH = "**";

    /** The segment that stands for any one. */
    public static final String ANY_ONE = "*";

    public NamePattern {
        segments = List.copyOf(segments);
    }

    /** Whether it is one name. */
    public boolean isLiteral() {
        return segments.stream().noneMatch(Wildcard::isIn);
    }

    /** Whether every segment is nothing but wildcards, so that no name is excluded but by its depth. */
    public boolean isEverything() {
        return segments.stream().allMatch(segment -> segment.equals(ANY_ONE) || segment.equals(ANY_DEPTH));
    }

    /** Whether the name fits, as it is spelled. */
    public boolean matches(ImageName name) {
        byte[] pattern = toString().getBytes(StandardCharsets.ISO_8859_1);
        return NameMatcher.matches(pattern, 0, pattern.length, name.value(), 0);
    }

    /** Whether every name that fits the other fits this one; a wildcard in the other is met by wildcards only. */
    boolean covers(NamePattern other) {
        return coversSegments(other.segments);
    }

    /** Whether an image below the namespace can fit. */
    public boolean reachesBelow(String namespace) {
        String first = segments.get(0);
        return first.equals(ANY_DEPTH) || segments.size() > 1 && Wildcard.matches(first, namespace);
    }

    /** As {@link Wildcard} does with characters, with the difference that {@code **} stands for at least one. */
    private boolean coversSegments(List<String> names) {
        int wanted = 0;
        int at = 0;
        int star = -1;
        int resume = 0;
        while (at < names.size()) {
            String segment = wanted < segments.size() ? segments.get(wanted) : "";
            if (segment.equals(ANY_DEPTH)) {
                star = wanted++;
                resume = ++at;
            } else if (!names.get(at).equals(ANY_DEPTH) && Wildcard.matches(segment, names.get(at))) {
                wanted++;
                at++;
            } else if (star >= 0) {
                wanted = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        return wanted == segments.size();
    }

    @Override
    public String toString() {
        return String.join("/", segments);
    }
}
