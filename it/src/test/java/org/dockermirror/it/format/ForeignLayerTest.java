package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** Layers that the upstream registry does not have, and of which their manifest says where they lie. */
public class ForeignLayerTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String PROXIES = "repositories/docker/proxy";
    private static final RecordingProxy HOST = Upstream.WITHOUT_TOKENS;

    private final Visitor visitor = Visitor.of("foreign");

    @Before
    public void makeRepository() {
        Rest.send("POST", PROXIES, repository(true, HOST.url() + "/.*"));
    }

    @After
    public void takeAway() {
        Rest.reply("DELETE", "repositories/foreign", "");
    }

    @Test
    public void oneIsFetchedFromThereWithoutALoginOnceForAll() {
        OwnImage image = elsewhere("fetched", 2_000_000);
        visitor.manifest(image.byTag()).expect(200);
        HOST.forget();
        Http.Reply head = visitor.ask("HEAD", image.layerPath()).expect(200);
        assertThat(head.header("Content-Length")).isEqualTo("2000000");
        for (int i = 0; i < 2; i++) {
            Http.Reply layer = visitor.get(image.layerPath()).expect(200);
            assertThat(image.layerPath()).endsWith(Digests.of(layer.body()));
        }
        assertThat(HOST.requests()).containsExactly("HEAD " + place(image), "GET " + place(image));
        assertThat(HOST.authorized()).isEmpty();
    }

    @Test
    public void oneThatBreaksOffGoesOnWhereItEnded() {
        OwnImage image = elsewhere("resumed", 2_000_000);
        visitor.manifest(image.byTag()).expect(200);
        HOST.forget();
        try (RecordingProxy.State broken = HOST.breakingOff(place(image), 1_000_000)) {
            assertThat(broken).isNotNull();
            Http.Reply layer = visitor.get(image.layerPath()).expect(200);
            assertThat(image.layerPath()).endsWith(Digests.of(layer.body()));
        }
        assertThat(HOST.requests()).containsExactly("GET " + place(image), "GET " + place(image));
    }

    @Test
    public void oneThatIsSomethingElseIsNotServed() {
        OwnImage image = elsewhere("lie", 20_000);
        visitor.manifest(image.byTag()).expect(200);
        try (RecordingProxy.State lie = HOST.lyingAbout(place(image))) {
            assertThat(lie).isNotNull();
            assertThat(code(visitor.get(image.layerPath()).expect(502))).isEqualTo("DIGEST_INVALID");
        }
        Http.Reply layer = visitor.get(image.layerPath()).expect(200);
        assertThat(image.layerPath()).endsWith(Digests.of(layer.body()));
    }

    @Test
    public void oneWhoseHostFailsIsNotSaidToBeUnknown() {
        OwnImage image = elsewhere("down", 20_000);
        visitor.manifest(image.byTag()).expect(200);
        try (RecordingProxy.State down = HOST.switchedOff()) {
            assertThat(down).isNotNull();
            assertThat(visitor.get(image.layerPath()).expect(502).text())
                    .contains("\"UNAVAILABLE\"", "127.0.0.1, where the manifest says");
        }
        visitor.get(image.layerPath()).expect(200);
    }

    @Test
    public void oneIsNotFetchedFromAnAddressThatIsNotListed() {
        OwnImage image = elsewhere("unlisted", 20_000);
        Rest.send("PUT", PROXIES + "/foreign", repository(true, "https://layers[.]example[.]com/.*"));
        visitor.manifest(image.byTag()).expect(200);
        HOST.forget();
        assertThat(code(visitor.get(image.layerPath()).expect(404))).isEqualTo("BLOB_UNKNOWN");
        assertThat(HOST.requests()).isEmpty();
    }

    @Test
    public void noneIsFetchedBeforeThatIsSwitchedOnAndThenAtOnce() {
        Rest.send("PUT", PROXIES + "/foreign", repository(false, ".*"));
        OwnImage image = elsewhere("switched", 20_000);
        visitor.manifest(image.byTag()).expect(200);
        HOST.forget();
        assertThat(code(visitor.get(image.layerPath()).expect(404))).isEqualTo("BLOB_UNKNOWN");
        assertThat(HOST.requests()).isEmpty();
        Rest.send("PUT", PROXIES + "/foreign", repository(true, ".*"));
        visitor.manifest(image.byTag()).expect(200);
        Http.Reply layer = visitor.get(image.layerPath()).expect(200);
        assertThat(image.layerPath()).endsWith(Digests.of(layer.body()));
    }

    @Test
    public void whatIsNoRegularExpressionIsRefusedAtItsField() {
        for (String wrong : List.of("(", "")) {
            Http.Reply refused = Rest.reply("PUT", PROXIES + "/foreign", repository(false, wrong))
                    .expect(400);
            assertThat(refused.json().at("/0/id").asText()).isEqualTo("dockerProxy.foreignLayerUrlWhitelist");
            assertThat(refused.json().at("/0/message").asText()).contains("layers[.]example[.]com");
        }
    }

    /** One whose layer is in another image of the registry, which is asked without tokens there. */
    private static OwnImage elsewhere(String name, int bytes) {
        byte[] layer = new byte[bytes];
        new Random(name.hashCode()).nextBytes(layer);
        OwnImage there = OwnImage.withLayer("elsewhere/" + name + ":1", "application/octet-stream", layer);
        return OwnImage.withForeignLayer("helloz/foreign-" + name + ":1", layer, HOST.url() + there.layerPath());
    }

    private static String place(OwnImage image) {
        return image.layerPath().replace("helloz/foreign-", "elsewhere/");
    }

    private static String repository(boolean caches, String urls) {
        ObjectNode request = ProxyRequest.plain("foreign", Upstream.PROXY.url());
        ObjectNode proxy = request.withObject("/dockerProxy").put("cacheForeignLayers", caches);
        proxy.putArray("foreignLayerUrlWhitelist").add(urls);
        return request.toString();
    }

    private static String code(Http.Reply reply) {
        return reply.json().at("/errors/0/code").asText();
    }
}
