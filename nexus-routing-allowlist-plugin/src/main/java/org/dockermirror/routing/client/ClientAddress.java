package org.dockermirror.routing.client;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import javax.servlet.ServletRequest;
import javax.servlet.ServletRequestWrapper;
import javax.servlet.http.HttpServletRequest;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from which address a request came: the connection's other end, and {@code X-Forwarded-For} only where that
 * end is a trusted proxy.
 *
 * <p>{@code getRemoteAddr} is not asked: Nexus configures Jetty to take it from the header, whoever sent it
 * (ForwardedRequestCustomizer in jetty.xml).
 */
@Named
@Singleton
public class ClientAddress {

    /** What is said where nothing is known. */
    public static final String UNKNOWN = "unknown";

    private final TrustedProxies proxies;

    @Inject
    public ClientAddress(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    /** The address of the client that sent the request, as text; {@link #UNKNOWN} if its connection is gone. */
    public String of(HttpServletRequest request) {
        return peer(request)
                .map(peer -> proxies.clientBehind(peer, forwardedFor(request)))
                .map(InetAddresses::toAddrString)
                .orElse(UNKNOWN);
    }

    private static List<String> forwardedFor(HttpServletRequest request) {
        return Collections.list(request.getHeaders("X-Forwarded-For"));
    }

    private static Optional<InetAddress> peer(HttpServletRequest request) {
        @Nullable ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper) {
            inner = ((ServletRequestWrapper) inner).getRequest();
        }
        if (!(inner instanceof Request)) {
            return Optional.empty();
        }
        @Nullable
        InetSocketAddress remote =
                ((Request) inner).getHttpChannel().getEndPoint().getRemoteAddress();
        return remote == null ? Optional.empty() : Optional.ofNullable(remote.getAddress());
    }
}
