package org.dockermirror.setup.plan;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.WrittenEntry;

/**
 * The way back from {@link RuleMatchers}: the allow-list entries that say the same as the matchers of a routing rule. Of
 * what people write by hand it knows those forms, and those of a namespace or of everything; the rest has no entry.
 */
final class RuleEntries {

    private static final Set<String> EVERYTHING = Set.of(".*", ".+", "^.*", "^/v2/.*", "^/v2/.+", "^/v2/.*$", "^/.*");
    private static final Pattern BELOW = Pattern.compile("\\^/v2/\\(?([a-z0-9._/|\\\\-]+)\\)?/\\.[*+]\\$?");
    private static final String PART = "[a-z0-9._-]+";

    private RuleEntries() {}

    /** The entries, each once, in the matchers' order. */
    static List<String> of(List<String> matchers) {
        Set<String> entries = new LinkedHashSet<>();
        matchers.forEach(matcher -> entries.addAll(of(matcher)));
        return List.copyOf(entries);
    }

    private static List<String> of(String matcher) {
        if (EVERYTHING.contains(matcher)) {
            return List.of("**");
        }
        Matcher below = BELOW.matcher(matcher);
        if (below.matches()) {
            return Arrays.stream(below.group(1).split("\\|", -1))
                    .map(name -> unquoted(name) + "/**")
                    .filter(entry -> parsed(entry, IndexType.HUB).isPresent())
                    .toList();
        }
        String entry = entry(matcher);
        return isWrittenAs(entry, matcher, IndexType.HUB) || isWrittenAs(entry, matcher, IndexType.REGISTRY)
                ? List.of(entry)
                : List.of();
    }

    private static String entry(String matcher) {
        int end = matcher.indexOf("/(manifests|");
        String name =
                matcher.substring(0, Math.max(end, 0)).replace("^/v2/", "").replace("(library/)?", "");
        return unquoted(
                name.replace(PART + "(/" + PART + ")*", "**").replace(PART, "*").replace("[a-z0-9._-]*", "*"));
    }

    private static boolean isWrittenAs(String entry, String matcher, IndexType indexType) {
        return parsed(entry, indexType)
                .map(list -> RuleMatchers.of(list).matchers().equals(List.of(matcher)))
                .orElse(false);
    }

    private static Optional<AllowList> parsed(String entry, IndexType indexType) {
        try {
            return Optional.of(AllowListParser.parse(WrittenEntry.allIn("a routing rule", List.of(entry)), indexType)
                    .list());
        } catch (InvalidAllowListException e) {
            return Optional.empty();
        }
    }

    private static String unquoted(String name) {
        return name.replace("\\.", ".");
    }
}
