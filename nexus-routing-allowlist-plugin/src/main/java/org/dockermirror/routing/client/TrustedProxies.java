package org.dockermirror.routing.client;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proxies that are believed about whom they speak for: {@code docker-mirror.trusted-proxies} in
 * {@code nexus.properties}, addresses and ranges with commas between them.
 */
@Named
@Singleton
public class TrustedProxies {

    /** The setting. */
    public static final String SETTING = "docker-mirror.trusted-proxies";

    private static final Logger log = LoggerFactory.getLogger(TrustedProxies.class);

    private final List<AddressRange> ranges;

    @Inject
    public TrustedProxies(@Named("${" + SETTING + ":-}") String setting) {
        this.ranges = ranges(setting);
    }

    /** Where one range is wrong none is trusted: half a list would show addresses that nobody expects. */
    private static List<AddressRange> ranges(String setting) {
        List<AddressRange> ranges = new ArrayList<>();
        try {
            for (String range : setting.split(",", -1)) {
                if (!range.isBlank()) {
                    ranges.add(AddressRange.parse(range.strip()));
                }
            }
        } catch (IllegalArgumentException e) {
            log.error(
                    "docker-mirror: {} in nexus.properties: {}; until then no proxy is trusted, and denials show the"
                            + " proxy's address",
                    SETTING,
                    e.getMessage());
            return List.of();
        }
        return List.copyOf(ranges);
    }

    /**
     * The address of the client, as far as it can be believed: going from the peer against the way of the request, the
     * first that is no trusted proxy. What is no address ends the way.
     *
     * @param peer the other end of the connection
     * @param forwardedFor all values of {@code X-Forwarded-For}, in the order of the request
     */
    InetAddress clientBehind(InetAddress peer, List<String> forwardedFor) {
        InetAddress client = peer;
        for (int header = forwardedFor.size() - 1; header >= 0; header--) {
            String[] hops = forwardedFor.get(header).split(",", -1);
            for (int hop = hops.length - 1; hop >= 0; hop--) {
                Optional<InetAddress> before = isTrusted(client) ? address(hops[hop].strip()) : Optional.empty();
                if (before.isEmpty()) {
                    return client;
                }
                client = before.get();
            }
        }
        return client;
    }

    private boolean isTrusted(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<InetAddress> address(String text) {
        return InetAddresses.isInetAddress(text) ? Optional.of(InetAddresses.forString(text)) : Optional.empty();
    }
}
