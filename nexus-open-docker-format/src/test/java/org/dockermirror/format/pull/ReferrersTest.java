package org.dockermirror.format.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class ReferrersTest {

    private static final String HEAD =
            "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.index.v1+json\",\"manifests\":[";
    private static final String SBOM =
            "{\"digest\":\"sha256:1\",\"size\":7,\"artifactType\":\"a/sbom+json\",\"annotations\":{\"k\":\"v\"}}";
    private static final String SIGNATURE = "{\"digest\":\"sha256:2\",\"artifactType\":\"a/signature\"}";
    private static final String UNTYPED = "{\"digest\":\"sha256:3\"}";

    @Test
    public void jsonIsTheInverseOfParse() throws IOException {
        assertThat(json(Referrers.NONE)).isEqualTo(index());
        assertThat(json(parse(index(SBOM, UNTYPED)))).isEqualTo(index(SBOM, UNTYPED));
    }

    @Test
    public void theTypeIsComparedWhole() throws IOException {
        Referrers all = parse(index(SBOM, SIGNATURE, UNTYPED, SBOM));
        assertThat(json(all.ofType("a/sbom+json"))).isEqualTo(index(SBOM, SBOM));
        assertThat(json(all.ofType("a/s"))).isEqualTo(index());
    }

    @Test
    public void anotherPageComesAfterThese() throws IOException {
        assertThat(json(parse(index(UNTYPED)).and(parse(index(SBOM))))).isEqualTo(index(UNTYPED, SBOM));
    }

    @Test
    public void whatIsNoObjectIsNoIndex() {
        for (String text : new String[] {"", "[]", "<html>"}) {
            assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(IOException.class);
        }
    }

    private static String index(String... descriptors) {
        return HEAD + String.join(",", descriptors) + "]}";
    }

    private static Referrers parse(String json) throws IOException {
        return Referrers.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Referrers referrers) {
        return new String(referrers.toJson(), StandardCharsets.UTF_8);
    }
}
