package org.dockermirror.bench;

import java.util.List;

/**
 * A routing rule of mode ALLOW as the server itself asks it: every matcher is a regular expression for the whole path
 * and query, and is compiled for every request (RoutingRuleHelperImpl of Nexus 3.71).
 */
record StockRule(List<String> matchers) {

    /** One matcher an entry, in the form in which the article writes them. */
    static StockRule of(List<String> entries) {
        return new StockRule(entries.stream().map(StockRule::matcher).toList());
    }

    boolean allows(String path) {
        return matchers.stream().anyMatch(path::matches);
    }

    private static String matcher(String entry) {
        String quoted = entry.replace(".", "\\.");
        return quoted.endsWith("/**")
                ? "^/v2/" + quoted.substring(0, quoted.length() - 2) + ".*"
                : "^/v2/" + quoted + "/(manifests|blobs|tags|referrers)/.*";
    }
}
