package org.dockermirror.routing.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import org.eclipse.jetty.server.Request;
import org.junit.Test;

public class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(new TrustedProxies("127.0.0.1"));

    @Test
    public void itIsTheConnectionsOtherEndAndNotWhatTheServerMadeOfTheHeader() {
        assertThat(addresses.of(request("203.0.113.9", "198.51.100.7"))).isEqualTo("203.0.113.9");
    }

    @Test
    public void behindATrustedProxyItIsTheHeader() {
        assertThat(addresses.of(request("127.0.0.1", "198.51.100.7"))).isEqualTo("198.51.100.7");
    }

    @Test
    public void aRequestThatOthersWrappedIsUnwrapped() {
        HttpServletRequest wrapped =
                new HttpServletRequestWrapper(new HttpServletRequestWrapper(request("203.0.113.9", "198.51.100.7")));
        assertThat(addresses.of(wrapped)).isEqualTo("203.0.113.9");
    }

    @Test
    public void aConnectionThatIsGoneIsUnknown() {
        Request request = mock(Request.class, RETURNS_DEEP_STUBS);
        when(request.getHttpChannel().getEndPoint().getRemoteAddress()).thenReturn(null);
        assertThat(addresses.of(request)).isEqualTo("unknown");
    }

    private static Request request(String peer, String forwardedFor) {
        Request request = mock(Request.class, RETURNS_DEEP_STUBS);
        when(request.getHttpChannel().getEndPoint().getRemoteAddress()).thenReturn(new InetSocketAddress(peer, 40000));
        when(request.getHeaders("X-Forwarded-For")).thenReturn(Collections.enumeration(List.of(forwardedFor)));
        lenient().when(request.getRemoteAddr()).thenReturn(forwardedFor);
        return request;
    }
}
