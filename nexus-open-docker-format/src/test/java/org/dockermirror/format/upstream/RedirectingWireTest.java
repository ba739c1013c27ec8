package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.apache.http.client.methods.HttpGet;
import org.junit.Test;

public class RedirectingWireTest {

    private static final String BLOB = "https://hub.example.com/v2/x/blobs/y";

    @Test
    public void aPrivateAddressThatAPublicRegistryRedirectsToIsNotAsked() {
        for (String location : List.of("http://10.0.0.1/blob", "//10.0.0.1/blob", "http://127.0.0.1:8081/")) {
            FakeWire wire = new FakeWire().answer(307, "", "Location", location).answer(200, "secret");
            assertThatThrownBy(() -> send(wire)).as(location).isInstanceOfSatisfying(UpstreamException.class, e -> {
                assertThat(e.answer().status()).isEqualTo(502);
                assertThat(e).hasMessageContaining("private network");
            });
            assertThat(wire.sent()).as(location).containsExactly("GET " + BLOB + " -");
        }
    }

    @Test
    public void aPrivateAddressAfterAPublicOneIsNotAskedEither() {
        FakeWire wire = new FakeWire()
                .answer(307, "", "Location", "https://cdn.example.net/blob")
                .answer(302, "", "Location", "http://10.0.0.1/blob")
                .answer(200, "secret");
        assertThatThrownBy(() -> send(wire)).hasMessageContaining("private network");
        assertThat(wire.sent()).containsExactly("GET " + BLOB + " -", "GET https://cdn.example.net/blob -");
    }

    private static void send(Wire wire) throws IOException {
        HostGuard hosts = new HostGuard(URI.create("https://hub.example.com/"), Set.of(), RedirectingWireTest::resolve);
        new RedirectingWire(wire, hosts).send(new HttpGet(BLOB));
    }

    private static InetAddress[] resolve(String host) {
        return new InetAddress[] {InetAddresses.forString(InetAddresses.isInetAddress(host) ? host : "93.184.216.34")};
    }
}
