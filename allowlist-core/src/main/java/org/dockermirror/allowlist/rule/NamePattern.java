package org.dockermirror.allowlist.rule;

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

    private static final String OFFICIAL_NAMESPACE =
            ImageName.OFFICIAL_PREFIX.substring(0, ImageName.OFFICIAL_PREFIX.length() - 1);

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

    /** How many characters are no wildcards: of two entries that match a name, the one with more is nearer to it. */
    int literalLength() {
        return (int) toString().chars().filter(c -> c != Wildcard.STAR).count();
    }

    /** Whether the name fits, as it is spelled. */
    public boolean matches(ImageName name) {
        return matches(List.of(name.value().split("/", -1)));
    }

    /** Whether every name that fits the other fits this one; a wildcard in the other is met by wildcards only. */
    boolean covers(NamePattern other) {
        return matches(other.segments);
    }

    /** Whether an image below the namespace can fit. */
    public boolean reachesBelow(String namespace) {
        String first = segments.get(0);
        return first.equals(ANY_DEPTH) || segments.size() > 1 && Wildcard.matches(first, namespace);
    }

    /** The pattern as Docker Hub knows it: one segment speaks of official images, {@code **} of all. */
    NamePattern onDockerHub() {
        return segments.size() > 1 || segments.get(0).equals(ANY_DEPTH)
                ? this
                : new NamePattern(List.of(OFFICIAL_NAMESPACE, segments.get(0)));
    }

    /** As {@link Wildcard} does with characters, with the difference that {@code **} stands for at least one. */
    private boolean matches(List<String> names) {
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
