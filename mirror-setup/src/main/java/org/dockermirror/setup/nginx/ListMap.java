package org.dockermirror.setup.nginx;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.NamePattern;

/**
 * An allow-list as the lines of an nginx map, of which the first that fits decides.
 *
 * <p>What is looked up is {@code name}, {@code name:tag} or {@code name@digest}. A digest of an image of which only some
 * tags or digests are allowed passes: whether one of them leads to it is not known to nginx.
 */
final class ListMap {

    /** Any characters of one segment, none of what ends a name. */
    private static final String WITHIN_SEGMENT = "[^/:@]*";

    private static final String SEGMENTS = "[^:@]+";

    private final List<Entry> entries;

    ListMap(AllowList list) {
        this.entries = list.entries();
    }

    /** The lines, in the order of the decision: what denies, what allows, and why the rest of an image is not allowed. */
    String lines() {
        return lines(entry -> entry.effect() == Effect.DENY, ListMap::whatItNames, "denied")
                + lines(entry -> entry.effect() == Effect.ALLOW, ListMap::whatItAllows, "yes")
                + lines(
                        entry -> entry.effect() == Effect.ALLOW && entry.tag().isPresent(),
                        ListMap::anyTag,
                        "other-tags")
                + lines(
                        entry ->
                                entry.effect() == Effect.ALLOW && entry.digest().isPresent(),
                        ListMap::anyTag,
                        "pinned");
    }

    private String lines(Predicate<Entry> which, java.util.function.Function<Entry, String> pattern, String verdict) {
        return entries.stream()
                .filter(which)
                .map(pattern)
                .distinct()
                .map(regex -> "    \"~^" + regex + "\" " + verdict + ";\n")
                .collect(Collectors.joining());
    }

    private static String whatItNames(Entry entry) {
        String name = name(entry.name());
        if (entry.isWhole()) {
            return name + "(?:[:@]|$)";
        }
        return entry.tag()
                .map(tag -> name + ":" + tag(tag.text()) + "$")
                .orElseGet(() -> name + "@" + entry.digest().orElseThrow() + "$");
    }

    private static String whatItAllows(Entry entry) {
        String name = name(entry.name());
        if (entry.isWhole()) {
            return name + "(?:[:@]|$)";
        }
        return entry.tag()
                .map(tag -> name + "(?::" + tag(tag.text()) + "$|@|$)")
                .orElse(name + "@");
    }

    private static String anyTag(Entry entry) {
        return name(entry.name()) + "(?::|$)";
    }

    private static String name(NamePattern pattern) {
        return pattern.segments().stream()
                .map(segment -> segment.equals(NamePattern.ANY_DEPTH) ? SEGMENTS : wildcards(segment, WITHIN_SEGMENT))
                .collect(Collectors.joining("/"));
    }

    private static String tag(String pattern) {
        return wildcards(pattern, "[^@]*");
    }

    /** Of the characters that names and tags have, a regular expression reads only the dot in its own way. */
    private static String wildcards(String text, String any) {
        return text.replace(".", "\\.").replace("*", any);
    }
}
