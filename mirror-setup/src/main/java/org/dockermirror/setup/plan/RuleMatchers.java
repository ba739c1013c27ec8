package org.dockermirror.setup.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;

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
        if (list.entries().isEmpty()) {
            return new RuleMatchers(List.of(NOTHING), Coarseness.EXACT);
        }
        boolean hub = list.indexType() == IndexType.HUB;
        NavigableSet<String> below = new TreeSet<>();
        List<String> rest = new ArrayList<>();
        for (Entry entry : list.entries()) {
            String name = entry.name().value();
            if (entry instanceof Entry.AnyDepth) {
                below.add(name);
            } else {
                rest.add("^/v2/" + (entry instanceof Entry.Image ? image(name, hub) : oneLevel(name, hub)) + READ);
            }
        }
        List<String> exact = new ArrayList<>(anyDepth(below, hub));
        exact.addAll(rest);
        return exact.size() <= MOST_EXACT && below.size() <= MOST_NAMESPACES
                ? new RuleMatchers(exact, Coarseness.EXACT)
                : folded(list, hub);
    }

    private static RuleMatchers folded(AllowList list, boolean hub) {
        NavigableSet<String> namespaces = new TreeSet<>();
        for (Entry entry : list.entries()) {
            String name = entry.name().value();
            int slash = name.lastIndexOf('/');
            namespaces.add(entry instanceof Entry.Image && slash > 0 ? name.substring(0, slash) : name);
        }
        return withoutInner(namespaces).size() <= MOST_NAMESPACES
                ? new RuleMatchers(anyDepth(namespaces, hub), Coarseness.NAMESPACES)
                : new RuleMatchers(List.of(EVERYTHING), Coarseness.EVERYTHING);
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

    private static String oneLevel(String namespace, boolean hub) {
        return spelled(quoted(namespace) + "/", hub && namespace.equals(OFFICIAL_NAMESPACE)) + PART;
    }

    private static String image(String name, boolean hub) {
        return hub && name.startsWith(ImageName.OFFICIAL_PREFIX)
                ? spelled(ImageName.OFFICIAL_PREFIX, isOfficial(name))
                        + quoted(name.substring(ImageName.OFFICIAL_PREFIX.length()))
                : quoted(name);
    }

    /** Names of two parts only: clients leave {@code library/} out, and Docker Hub puts it there, for these alone. */
    private static boolean isOfficial(String name) {
        return name.indexOf('/', ImageName.OFFICIAL_PREFIX.length()) < 0;
    }

    private static String spelled(String prefix, boolean optional) {
        return optional ? "(" + prefix + ")?" : prefix;
    }

    private static String quoted(String name) {
        return name.replace(".", "\\.");
    }
}
