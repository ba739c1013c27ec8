package org.dockermirror.setup.nginx;

import java.net.URI;
import java.util.Optional;

/**
 * What a site depends on beside the mirror's file.
 *
 * @param nexus Nexus' base address, as nginx reaches it
 * @param nexusCa the authorities that an https address of Nexus is checked against: a file where nginx runs
 * @param version the nginx that reads the site
 * @param ipv6 whether to listen at IPv6 addresses too
 * @param hsts whether to forbid browsers plain HTTP for two years
 * @param stapling whether to fetch and attach the certificate's status
 * @param deniedPerMinute how many refused requests a client's address has in a minute
 * @param tokensPerMinute how many tokens it has in a minute
 * @param readTimeout how long, in seconds, Nexus may take before the first byte, and between two
 */
public record SiteSettings(
        URI nexus,
        Optional<String> nexusCa,
        NginxVersion version,
        boolean ipv6,
        boolean hsts,
        boolean stapling,
        int deniedPerMinute,
        int tokensPerMinute,
        int readTimeout) {

    private static final int DENIED_PER_MINUTE = 60;
    private static final int TOKENS_PER_MINUTE = 600;
    private static final int READ_TIMEOUT = 1800;

    /** What the command {@code nginx} takes where nothing else is said. */
    public static SiteSettings standard(URI nexus, NginxVersion version) {
        return new SiteSettings(
                nexus,
                Optional.empty(),
                version,
                false,
                false,
                false,
                DENIED_PER_MINUTE,
                TOKENS_PER_MINUTE,
                READ_TIMEOUT);
    }

    /** The path under which Nexus answers, without a slash at its end. */
    String context() {
        String path = nexus.getRawPath() == null ? "" : nexus.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    boolean isNexusHttps() {
        return nexus.getScheme().equals("https");
    }

    /** Host and port. */
    String server() {
        int port = nexus.getPort() > 0 ? nexus.getPort() : isNexusHttps() ? 443 : 80;
        return nexus.getHost() + ":" + port;
    }
}
