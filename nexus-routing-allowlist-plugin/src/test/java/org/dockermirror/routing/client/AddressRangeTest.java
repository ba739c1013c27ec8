package org.dockermirror.routing.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import org.junit.Test;

public class AddressRangeTest {

    @Test
    public void holdsTheAddressesThatBeginWithItsBits() {
        assertThat(contains("10.0.0.0/8", "10.255.1.2")).isTrue();
        assertThat(contains("10.0.0.0/8", "11.0.0.0")).isFalse();
        assertThat(contains("192.168.4.0/22", "192.168.7.255")).isTrue();
        assertThat(contains("192.168.4.0/22", "192.168.8.0")).isFalse();
        assertThat(contains("0.0.0.0/0", "203.0.113.9")).isTrue();
        assertThat(contains("2001:db8::/33", "2001:db8:7fff::1")).isTrue();
        assertThat(contains("2001:db8::/33", "2001:db8:8000::1")).isFalse();
    }

    @Test
    public void anAddressAloneIsARangeOfOne() {
        assertThat(contains("127.0.0.1", "127.0.0.1")).isTrue();
        assertThat(contains("127.0.0.1", "127.0.0.2")).isFalse();
        assertThat(contains("::1", "::1")).isTrue();
    }

    @Test
    public void theOtherKindOfAddressIsNeverInIt() {
        assertThat(contains("0.0.0.0/0", "::1")).isFalse();
        assertThat(contains("::/0", "127.0.0.1")).isFalse();
    }

    @Test
    public void anythingElseIsAnErrorThatQuotesIt() {
        for (String bad : new String[] {
            "",
            "proxy.example.com",
            "10.0.0/8",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "10.0.0.0/",
            "::1/129",
            "10.0.0.0/8/8",
            "*"
        }) {
            assertThatThrownBy(() -> AddressRange.parse(bad))
                    .as(bad)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + bad + "\"")
                    .hasMessageContaining("10.0.0.0/8");
        }
    }

    private static boolean contains(String range, String address) {
        return AddressRange.parse(range).contains(InetAddresses.forString(address));
    }
}
