package org.dockermirror.allowlist.rule;

import java.util.Locale;
import java.util.Set;

/** The host prefixes that entries of one list may carry, because they name the mirror's own upstream. */
final class UpstreamHosts {

    private static final Set<String> DOCKER_HUB = Set.of("docker.io", "index.docker.io", "registry-1.docker.io");

    private final IndexType indexType;
    private final String upstream;

    /** @param upstream the upstream's host, with its port if it has one; empty where it is not known */
    UpstreamHosts(IndexType indexType, String upstream) {
        this.indexType = indexType;
        this.upstream = upstream.toLowerCase(Locale.ROOT);
    }

    /** Whether images of that host are what the mirror serves. */
    boolean contain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals(upstream) || indexType == IndexType.HUB && DOCKER_HUB.contains(lower);
    }

    /**
     * By the rule of the docker command: a first part with a dot or a colon, or localhost, is a host. One with a star is
     * a pattern, for no host has a star.
     */
    static boolean looksLikeHost(String part) {
        return !Wildcard.isIn(part) && hasFormOfHost(part);
    }

    private static boolean hasFormOfHost(String part) {
        return part.indexOf('.') >= 0 || part.indexOf(':') >= 0 || part.equals("localhost");
    }
}
