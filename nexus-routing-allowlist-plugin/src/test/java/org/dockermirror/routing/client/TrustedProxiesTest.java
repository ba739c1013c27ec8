package org.dockermirror.routing.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import java.util.List;
import org.junit.Test;

public class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies("10.0.0.0/8, 127.0.0.1");

    @Test
    public void whoeverIsNoTrustedProxyIsTheClientWhateverItSays() {
        assertThat(client("203.0.113.9", "198.51.100.7")).isEqualTo("203.0.113.9");
    }

    @Test
    public void behindATrustedProxyItIsTheOneTheProxyNames() {
        assertThat(client("127.0.0.1", "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(client("10.1.2.3", "2001:db8::7")).isEqualTo("2001:db8::7");
    }

    @Test
    public void whatTheClientItselfWroteInFrontIsNotBelieved() {
        assertThat(client("127.0.0.1", "192.0.2.66, 198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(client("127.0.0.1", "192.0.2.66", "198.51.100.7, 10.9.9.9")).isEqualTo("198.51.100.7");
    }

    @Test
    public void whereAllAreTrustedItIsTheFirst() {
        assertThat(client("127.0.0.1", "10.0.0.5, 10.0.0.6")).isEqualTo("10.0.0.5");
    }

    @Test
    public void whatIsNoAddressEndsTheWay() {
        assertThat(client("127.0.0.1", "unknown")).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1", "198.51.100.7, localhost, 10.0.0.6")).isEqualTo("10.0.0.6");
        assertThat(client("127.0.0.1", "")).isEqualTo("127.0.0.1");
        assertThat(client("127.0.0.1")).isEqualTo("127.0.0.1");
    }

    @Test
    public void withoutTheSettingNobodyIsTrusted() {
        assertThat(new TrustedProxies("").clientBehind(InetAddresses.forString("127.0.0.1"), List.of("198.51.100.7")))
                .isEqualTo(InetAddresses.forString("127.0.0.1"));
    }

    @Test
    public void withAWrongRangeNobodyIsTrusted() {
        assertThat(new TrustedProxies("127.0.0.1,10.0.0.0/99")
                        .clientBehind(InetAddresses.forString("127.0.0.1"), List.of("198.51.100.7")))
                .isEqualTo(InetAddresses.forString("127.0.0.1"));
    }

    private String client(String peer, String... forwardedFor) {
        return InetAddresses.toAddrString(proxies.clientBehind(InetAddresses.forString(peer), List.of(forwardedFor)));
    }
}
