package org.dockermirror.it.shown;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.ClassRule;
import org.junit.Test;

/** The client's address: the peer's, whatever it says of others, unless it is a trusted proxy. */
public class ForwardedTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    @Test
    public void whoeverIsNoTrustedProxyCannotShowAnotherAddress() throws IOException {
        ask(loopback(1), "forwarded/untrusted", "X-Forwarded-For: 203.0.113.9");
        assertThat(clientOf("forwarded/untrusted")).isEqualTo("127.0.0.1");
    }

    @Test
    public void aTrustedProxyIsBelieved() throws IOException {
        ask(loopback(Shown.TRUSTED_LOOPBACK), "forwarded/trusted", "X-Forwarded-For: 203.0.113.9");
        assertThat(clientOf("forwarded/trusted")).isEqualTo("203.0.113.9");
    }

    @Test
    public void behindSeveralProxiesItIsTheFirstThatIsNotTrusted() throws IOException {
        ask(loopback(Shown.TRUSTED_LOOPBACK), "forwarded/chain", "X-Forwarded-For: 192.0.2.66, 203.0.113.9, 10.1.2.3");
        assertThat(clientOf("forwarded/chain")).isEqualTo("203.0.113.9");
    }

    @Test
    public void otherHeadersThatTheServerBelievesAreNot() throws IOException {
        ask(loopback(1), "forwarded/standard", "Forwarded: for=203.0.113.9");
        assertThat(clientOf("forwarded/standard")).isEqualTo("127.0.0.1");
    }

    private static String clientOf(String image) {
        return Shown.denied(image).get(0).get("client").asText();
    }

    private static void ask(InetAddress from, String image, String header) throws IOException {
        try (Socket socket = new Socket(loopback(1), 8081, from, 0)) {
            socket.getOutputStream()
                    .write(("GET /repository/docker/v2/" + image + "/manifests/1 HTTP/1.1\r\nHost: localhost\r\n"
                                    + header + "\r\nConnection: close\r\n\r\n")
                            .getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            assertThat(answer).startsWith("HTTP/1.1 403");
        }
    }

    /** 127.0.0.x. */
    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }
}
