package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.MediaTypes;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What refers to an image, from an upstream that does not list referrers and so keeps them under a tag. */
public class ReferrersTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String REPOSITORY = "referrers";
    private static final String SBOM = "application/vnd.example.sbom+json";
    private static final String SIGNATURE = "application/vnd.example.signature";

    private final Visitor visitor = Visitor.of(REPOSITORY);

    @BeforeClass
    public static void makeRepository() {
        Repositories.proxy(REPOSITORY, Upstream.PROXY.url());
    }

    @Test
    public void artifactsAreListedAndCanBePulled() {
        OwnImage image = OwnImage.single("helloz/referred:1");
        List<String> artifacts = image.referredToBy(SBOM, SIGNATURE);
        Http.Reply reply = visitor.get(image.referrersPath()).expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo(MediaTypes.OCI.index);
        assertThat(reply.header("OCI-Filters-Applied")).isEmpty();
        assertThat(digests(reply)).isEqualTo(artifacts);
        for (String artifact : artifacts) {
            Http.Reply manifest =
                    visitor.get("/v2/helloz/referred/manifests/" + artifact).expect(200);
            assertThat(manifest.json().at("/subject/digest").asText()).isEqualTo(image.digest());
        }
        Http.Reply head = visitor.ask("HEAD", image.referrersPath()).expect(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(reply.body().length));
        assertThat(head.body()).isEmpty();
    }

    @Test
    public void allOfThemAreCachedAndThoseOfAnyTypeAreServedFromThere() {
        OwnImage image = OwnImage.single("helloz/filtered:1");
        List<String> artifacts = image.referredToBy(SBOM, SIGNATURE);
        Http.Reply signatures = ofType(image, SIGNATURE);
        assertThat(signatures.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(digests(signatures)).containsExactly(artifacts.get(1));
        Upstream.PROXY.forget();
        assertThat(digests(ofType(image, SBOM.replace("+", "%2B")))).containsExactly(artifacts.get(0));
        assertThat(digests(visitor.get(image.referrersPath()).expect(200))).isEqualTo(artifacts);
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    @Test
    public void whatNothingRefersToHasAnEmptyList() {
        OwnImage image = OwnImage.single("helloz/unreferred:1");
        Http.Reply reply = visitor.get(image.referrersPath()).expect(200);
        assertThat(reply.header("Content-Type")).isEqualTo(MediaTypes.OCI.index);
        assertThat(reply.json().get("manifests").toString()).isEqualTo("[]");
        assertThat(reply.json().get("schemaVersion").asInt()).isEqualTo(2);
        image.referredToBy(SBOM);
        Rest.send("POST", "repositories/" + REPOSITORY + "/invalidate-cache", "");
        assertThat(digests(visitor.get(image.referrersPath()).expect(200))).hasSize(1);
    }

    @Test
    public void whatIsNoDigestIsRefused() {
        Http.Reply reply = visitor.get("/v2/helloz/referred/referrers/latest").expect(400);
        assertThat(reply.json().at("/errors/0/code").asText()).isEqualTo("DIGEST_INVALID");
    }

    @Test
    public void whileTheUpstreamIsDownTheStaleListIsServedWithAWarning() {
        OwnImage image = OwnImage.single("helloz/referred-stale:1");
        List<String> artifacts = image.referredToBy(SBOM);
        visitor.get(image.referrersPath()).expect(200);
        Rest.send("POST", "repositories/" + REPOSITORY + "/invalidate-cache", "");
        try (RecordingProxy.State refusing = Upstream.PROXY.answering(500, Map.of())) {
            assertThat(refusing).isNotNull();
            Http.Reply stale = ofType(image, SBOM.replace("+", "%2B"));
            assertThat(stale.header("Warning")).startsWith("110 - ");
            assertThat(digests(stale)).isEqualTo(artifacts);
        }
    }

    private Http.Reply ofType(OwnImage image, String type) {
        return visitor.get(image.referrersPath() + "?artifactType=" + type).expect(200);
    }

    private static List<String> digests(Http.Reply reply) {
        return reply.json().get("manifests").findValues("digest").stream()
                .map(JsonNode::asText)
                .toList();
    }
}
