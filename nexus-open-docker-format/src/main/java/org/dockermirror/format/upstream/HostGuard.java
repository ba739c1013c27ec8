package org.dockermirror.format.upstream;

import com.google.common.net.InetAddresses;
import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.dockermirror.format.error.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Where an upstream registry may send us. Its tokens come from its own registrable domain, or from a host that the
 * operator named; and a registry of the public network never leads to an address of a private one.
 */
final class HostGuard {

    /** Looks up the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final URI registry;
    private final Set<String> tokenHosts;
    private final Resolver resolver;

    /** @param tokenHosts further hosts that tokens may come from, in lower case */
    HostGuard(URI registry, Set<String> tokenHosts, Resolver resolver) {
        this.registry = registry;
        this.tokenHosts = tokenHosts;
        this.resolver = resolver;
    }

    void checkRealm(URI realm) throws IOException {
        String host = host(realm);
        if (!tokenHosts.contains(host) && !domain(host).equals(domain(host(registry)))) {
            throw new UpstreamException(
                    502,
                    ErrorCode.UNAVAILABLE,
                    "the upstream registry " + host(registry) + " wants its tokens fetched from " + host
                            + ", which is not of its domain; if that is right, add the host to docker-mirror.token-hosts"
                            + " in nexus.properties");
        }
        check(realm);
    }

    void check(URI target) throws IOException {
        String host = host(target);
        if (!host.equals(host(registry)) && isPrivate(host) && !isPrivate(host(registry))) {
            throw new UpstreamException(
                    502,
                    ErrorCode.UNAVAILABLE,
                    "the upstream registry " + host(registry) + " leads to " + host
                            + ", an address of a private network");
        }
    }

    /** The registrable domain; the host itself if it has none, as addresses and names of one part. */
    private static String domain(String host) {
        if (InetAddresses.isUriInetAddress(host) || !InternetDomainName.isValid(host)) {
            return host;
        }
        InternetDomainName name = InternetDomainName.from(host);
        return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : host;
    }

    /** Whether any of its addresses is; a name that cannot be looked up here is left to the HTTP proxy. */
    private boolean isPrivate(String host) {
        try {
            for (InetAddress address : resolver.resolve(host)) {
                if (isPrivate(address)) {
                    return true;
                }
            }
        } catch (UnknownHostException e) {
            return false;
        }
        return false;
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || shared
                || uniqueLocal;
    }

    private static String host(URI uri) {
        @Nullable String host = uri.getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
