package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.Test;

/** Hosts are written as addresses here: no name is looked up. */
public class ForeignHostsTest {

    private static final URI PUBLIC = URI.create("https://93.184.216.34/");
    private static final URI PRIVATE = URI.create("http://10.0.0.1:5000/");
    private static final URI LAYER = URI.create("https://93.184.216.37/layer?signature=secret");
    private static final URI PRIVATE_LAYER = URI.create("http://10.0.0.2/layer");

    private final FakeWire wire = new FakeWire();

    @Test
    public void aHostIsAskedWithoutALogin() throws IOException {
        wire.answer(200, "layer").answer(206, "yer").answer(404, "");
        ForeignHosts hosts = hosts(PUBLIC);
        assertThat(hosts.request("GET", LAYER, 0).getStatusLine().getStatusCode())
                .isEqualTo(200);
        assertThat(hosts.request("GET", LAYER, 2).getStatusLine().getStatusCode())
                .isEqualTo(206);
        assertThat(hosts.request("HEAD", LAYER, 0).getStatusLine().getStatusCode())
                .isEqualTo(404);
        assertThat(wire.sent()).containsExactly("GET " + LAYER + " -", "GET " + LAYER + " -", "HEAD " + LAYER + " -");
    }

    @Test
    public void onlyARegistryOfAPrivateNetworkLeadsToAHostOfOne() throws IOException {
        wire.answer(200, "layer");
        assertThat(hosts(PRIVATE)
                        .request("GET", PRIVATE_LAYER, 0)
                        .getStatusLine()
                        .getStatusCode())
                .isEqualTo(200);
        for (ForeignHosts hosts : List.of(hosts(PUBLIC), hosts(PRIVATE, PUBLIC))) {
            assertThatThrownBy(() -> hosts.request("GET", PRIVATE_LAYER, 0)).hasMessageContaining("private network");
        }
        assertThat(wire.sent()).hasSize(1);
    }

    @Test
    public void aPublicHostRedirectsToNoPrivateOneWhateverTheRegistryIs() {
        wire.answer(302, "", "Location", PRIVATE_LAYER.toString());
        assertThatThrownBy(() -> hosts(PRIVATE).request("GET", LAYER, 0)).hasMessageContaining("private network");
        assertThat(wire.sent()).hasSize(1);
    }

    @Test
    public void whatIsWrongIsSaidOfTheHostAndNotOfTheRegistry() {
        wire.answer(403, "");
        assertThatThrownBy(() -> hosts(PUBLIC).request("GET", LAYER, 0))
                .hasMessageContaining("93.184.216.37")
                .hasMessageContaining("403")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> hosts(PUBLIC).request("GET", LAYER, 0))
                .isInstanceOf(UpstreamException.class)
                .hasMessageContaining("cannot be reached")
                .hasMessageNotContaining("secret");
    }

    private ForeignHosts hosts(URI... registries) {
        return new ForeignHosts(wire, List.of(registries));
    }
}
