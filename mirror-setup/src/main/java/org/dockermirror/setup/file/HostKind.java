package org.dockermirror.setup.file;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a host is, as far as its name or address tells; no name is resolved for it. */
enum HostKind {
    THIS_MACHINE,
    PRIVATE,
    PUBLIC;

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    /** Top-level domains that are nobody's on the Internet (RFC 6762, RFC 8375, and what routers and companies use). */
    private static final List<String> PRIVATE_DOMAINS = List.of(".local", ".home.arpa", ".internal", ".lan");

    /** @param host as an address has it, IPv6 in brackets */
    static HostKind of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(name).matches()) {
            return ofAddress(name);
        }
        if (name.equals("localhost") || name.endsWith(".localhost")) {
            return THIS_MACHINE;
        }
        return name.indexOf('.') < 0 || PRIVATE_DOMAINS.stream().anyMatch(name::endsWith) ? PRIVATE : PUBLIC;
    }

    private static HostKind ofAddress(String text) {
        InetAddress address;
        try {
            address = InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return PUBLIC;
        }
        if (address.isLoopbackAddress()) {
            return THIS_MACHINE;
        }
        boolean isUniqueLocal = address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
        return address.isSiteLocalAddress() || address.isLinkLocalAddress() || isUniqueLocal ? PRIVATE : PUBLIC;
    }
}
