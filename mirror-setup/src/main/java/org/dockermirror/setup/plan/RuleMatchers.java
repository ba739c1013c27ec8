package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Effect;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.NamePattern;

/**
 * The matchers of the Nexus routing rule (mode ALLOW) for an allow-list: the coarse net below it, which lets through
 * every request that the list allows, and as few others as its {@link Coarseness} can.
 *
 * <p>Nexus matches each against the whole decoded path and query and compiles it again for every request, so there are
 * few of them. What an operator wrote comes in as names of the image grammar only, in which nothing but the dot means
 * something in a regular expression.
 *
 * @param matchers regular expressions, at least one: Nexus takes no rule without
 * @param coarseness how exactly they follow the list
 */
public record RuleMatchers(List<String> matchers, Coarseness coarseness) {

    /** The most matchers that follow a list entry by entry. */
    public static final int MOST_EXACT = 50;

    /** The most namespaces that are told apart. */
    public static final int MOST_NAMESPACES = 1_000;

    /** How exactly a routing rule follows an allow-list. */
    public enum Coarseness {
        /**
         * It lets through the names that the list allows; beside {@code helloz/**} also an image {@code helloz}, which
         * the form of the article's rule cannot tell from those below.
         */
        EXACT,
        /** It lets through every image in a namespace of which the list allows any. */
        NAMESPACES,
        /** It lets through everything. */
        EVERYTHING
    }

    private static final String NOTHING = "^/the-allow-list-is-empty$";
    private static final String EVERYTHING = "^/v2/.+";

    private static final String PART = "[a-z0-9._-]+";
    private static final String READ = "/(manifests|blobs|tags|referrers)/[A-Za-z0-9._:-]+(\\?.*)?";
    private static final String OFFICIAL_NAMESPACE =
            ImageName.OFFICIAL_PREFIX.substring(0, ImageName.OFFICIAL_PREFIX.length() - 1);

    public RuleMatchers {
        matchers = List.copyOf(matchers);
    }

    /** The matchers for a list. */
    public static RuleMatchers of(AllowList list) {
        boolean hub = list.indexType() == IndexType.HUB;
        Set<NamePattern> names = new LinkedHashSet<>();
        list.entries().stream()
                .filter(entry -> entry.effect() == Effect.ALLOW)
                .map(Entry::name)
                .forEach(names::add);
        if (names.isEmpty()) {
            return new RuleMatchers(List.of(NOTHING), Coarseness.EXACT);
        }
        NavigableSet<String> below = new TreeSet<>();
        List<String> rest = new ArrayList<>();
        for (NamePattern name : names) {
            if (isNamespace(name)) {
                below.add(literalPrefix(name));
            } else {
                rest.add("^/v2/" + regex(name, hub) + READ);
            }
        }
        List<String> exact = new ArrayList<>(anyDepth(below, hub));
        exact.addAll(rest);
        return exact.size() <= MOST_EXACT && below.size() <= MOST_NAMESPACES
                ? new RuleMatchers(exact, Coarseness.EXACT)
                : folded(names, hub);
    }

    private static RuleMatchers folded(Set<NamePattern> names, boolean hub) {
        NavigableSet<String> namespaces = new TreeSet<>();
        for (NamePattern name : names) {
            String prefix = literalPrefix(name);
            if (prefix.isEmpty()) {
                return new RuleMatchers(List.of(EVERYTHING), Coarseness.EVERYTHING);
            }
            int slash = prefix.lastIndexOf('/');
            namespaces.add(name.isLiteral() && slash > 0 ? prefix.substring(0, slash) : prefix);
        }
        return withoutInner(namespaces).size() <= MOST_NAMESPACES
                ? new RuleMatchers(anyDepth(namespaces, hub), Coarseness.NAMESPACES)
                : new RuleMatchers(List.of(EVERYTHING), Coarseness.EVERYTHING);
    }

    /** Whether it is a name and then every depth: the form of the article's rule. */
    private static boolean isNamespace(NamePattern name) {
        List<String> segments = name.segments();
        int last = segments.size() - 1;
        return last > 0
                && segments.get(last).equals(NamePattern.ANY_DEPTH)
                && new NamePattern(segments.subList(0, last)).isLiteral();
    }

    /** What of the name comes before the first segment with a wildcard. */
    private static String literalPrefix(NamePattern name) {
        return name.segments().stream()
                .takeWhile(segment -> segment.indexOf('*') < 0)
                .collect(Collectors.joining("/"));
    }

    private static String regex(NamePattern name, boolean hub) {
        List<String> segments = name.segments();
        String all = segments.stream().map(RuleMatchers::regex).collect(Collectors.joining("/"));
        if (!hub) {
            return all;
        }
        String last = regex(segments.get(segments.size() - 1));
        String before = segments.subList(0, segments.size() - 1).stream()
                .map(segment -> regex(segment) + "/")
                .collect(Collectors.joining());
        boolean official = segments.size() == 1
                || segments.size() == 2
                        && (segments.get(0).equals(NamePattern.ANY_DEPTH)
                                || OFFICIAL_NAMESPACE.matches(regex(segments.get(0))));
        // Clients leave library/ out, and Docker Hub puts it there, for names of two parts alone.
        return official && !before.isEmpty() ? "(" + before + ")?" + last : all;
    }

    private static String regex(String segment) {
        return switch (segment) {
            case NamePattern.ANY_DEPTH -> PART + "(/" + PART + ")*";
            case NamePattern.ANY_ONE -> PART;
            default -> quoted(segment).replace("*", "[a-z0-9._-]*");
        };
    }

    /** One alternation of all namespaces, in the form of a rule made by hand. */
    private static List<String> anyDepth(NavigableSet<String> namespaces, boolean hub) {
        List<String> outer = withoutInner(namespaces);
        if (outer.isEmpty()) {
            return List.of();
        }
        List<String> quoted = outer.stream().map(RuleMatchers::quoted).toList();
        String all = "^/v2/" + (quoted.size() == 1 ? quoted.get(0) : "(" + String.join("|", quoted) + ")") + "/.*";
        return hub && outer.contains(OFFICIAL_NAMESPACE) ? List.of(all, "^/v2/" + PART + READ) : List.of(all);
    }

    /** A namespace within another adds nothing. */
    private static List<String> withoutInner(NavigableSet<String> namespaces) {
        return namespaces.stream().filter(name -> !isInner(name, namespaces)).toList();
    }

    private static boolean isInner(String name, NavigableSet<String> namespaces) {
        for (int slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            if (namespaces.contains(name.substring(0, slash))) {
                return true;
            }
        }
        return false;
    }

    private static String quoted(String name) {
        return name.replace(".", "\\.");
    }
}
