package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.MediaTypes;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** What the open Docker format answers and keeps. */
public class FormatTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private final Visitor visitor = Visitor.at(Entrance.CONNECTOR);

    @Test
    public void aManifestByTagKeepsItsBytesTypeAndDigest() {
        manifestIs(Images.ONENAV, MediaTypes.DOCKER.manifest);
        manifestIs(Images.NGINX, MediaTypes.OCI.index);
        manifestIs(Images.NGINX_DOCKER_LIST, MediaTypes.DOCKER.index);
        manifestIs(Images.UNTYPED, MediaTypes.OCI.manifest);
    }

    @Test
    public void aManifestIsTheSameForEveryClientWhateverItAccepts() {
        OwnImage index = OwnImage.index("helloz/accepted:1");
        visitor.accepting(MediaTypes.DOCKER.manifest).manifest(index.byTag()).expect(200);
        Upstream.PROXY.forget();
        for (String accepted : List.of(MediaTypes.DOCKER.manifest, "text/html", "*/*", MediaTypes.OCI.index)) {
            Http.Reply reply =
                    visitor.accepting(accepted).manifest(index.byTag()).expect(200);
            assertThat(reply.header("Content-Type")).as(accepted).isEqualTo(MediaTypes.OCI.index);
            assertThat(reply.header("Docker-Content-Digest")).as(accepted).isEqualTo(index.digest());
            assertThat(Digests.of(reply.body())).as(accepted).isEqualTo(index.digest());
        }
        assertThat(Upstream.PROXY.requests()).noneMatch(request -> request.contains(index.name()));
        Http.Reply list = visitor.accepting(MediaTypes.DOCKER.manifest)
                .manifest(Images.NGINX_DOCKER_LIST)
                .expect(200);
        assertThat(list.header("Content-Type")).isEqualTo(MediaTypes.DOCKER.index);
    }

    @Test
    public void aManifestByDigestIsTheSameAsByTag() {
        String digest = Upstream.IMAGES.digest(Images.ONENAV);
        Http.Reply reply = visitor.get("/v2/helloz/onenav/manifests/" + digest).expect(200);
        assertThat(Digests.of(reply.body())).isEqualTo(digest);
        assertThat(reply.header("Docker-Content-Digest")).isEqualTo(digest);
    }

    @Test
    public void headAnswersAsGetDoesWithoutTheBody() {
        Http.Reply manifest = visitor.manifest(Images.ONENAV).expect(200);
        String config = manifest.json().at("/config/digest").asText();
        for (String path : List.of("/v2/helloz/onenav/manifests/0.9.33", "/v2/helloz/onenav/blobs/" + config)) {
            Http.Reply get = visitor.get(path).expect(200);
            Http.Reply head = visitor.ask("HEAD", path).expect(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(get.body().length));
            assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
            assertThat(head.header("Docker-Content-Digest")).isEqualTo(get.header("Docker-Content-Digest"));
        }
    }

    @Test
    public void everyBlobOfAnImageHasItsDigest() {
        JsonNode manifest = visitor.manifest(Images.ONENAV).expect(200).json();
        for (JsonNode digest : manifest.findValues("digest")) {
            Http.Reply blob =
                    visitor.get("/v2/helloz/onenav/blobs/" + digest.asText()).expect(200);
            assertThat(Digests.of(blob.body())).isEqualTo(digest.asText());
        }
    }

    @Test
    public void theTagListIsTheUpstreams() {
        JsonNode list = visitor.get("/v2/helloz/onenav/tags/list").expect(200).json();
        assertThat(list.get("name").asText()).isEqualTo("helloz/onenav");
        assertThat(list.get("tags").toString()).isEqualTo("[\"0.9.33\"]");
    }

    @Test
    public void whatTheUpstreamDoesNotHaveIsNotFound() {
        assertThat(visitor.manifest("helloz/onenav:no-such-tag").status()).isEqualTo(404);
        assertThat(visitor.manifest("helloz/no-such-image:1").status()).isEqualTo(404);
    }

    @Test
    public void theUpstreamIsAskedWithTheTokenThatItWants() {
        String image = Images.ONE_IMAGE;
        assertThat(Http.get(Upstream.PROXY.url() + Visitor.manifestPath(image)).status())
                .isEqualTo(401);
        assertThat(visitor.manifest(image).status()).isEqualTo(200);
    }

    @Test
    public void onePartNamesAreLibraryNamesTowardsTheUpstream() {
        Upstream.PROXY.forget();
        visitor.manifest("nginx:stable");
        assertThat(Upstream.PROXY.requests())
                .isNotEmpty()
                .allMatch(request -> !request.contains("/v2/nginx/"))
                .anyMatch(request -> request.contains("/v2/library/nginx/manifests/stable"));
    }

    @Test
    public void aBlobIsFetchedFromTheUpstreamOnce() {
        String config = config(Images.TEAM_APP);
        String path = "/v2/team/app/blobs/" + config;
        visitor.get(path).expect(200);
        Upstream.PROXY.forget();
        visitor.get(path).expect(200);
        assertThat(Upstream.PROXY.requests()).noneMatch(request -> request.contains("/blobs/"));
    }

    @Test
    public void aBlobThatTheUpstreamKeepsElsewhereIsFetchedThereWithoutTheToken() {
        OwnImage image = OwnImage.withLayer("helloz/elsewhere:1", 100_000);
        String request = "GET " + image.layerPath();
        Upstream.PROXY.forget();
        Upstream.WITHOUT_TOKENS.forget();
        // Another name and another port.
        String elsewhere = Upstream.WITHOUT_TOKENS.url().replace("127.0.0.1", "localhost");
        try (RecordingProxy.State redirecting = Upstream.PROXY.redirecting("/v2/helloz/elsewhere/blobs/", elsewhere)) {
            assertThat(redirecting).isNotNull();
            String size = visitor.ask("HEAD", image.layerPath()).expect(200).header("Content-Length");
            Http.Reply blob = visitor.get(image.layerPath()).expect(200);
            assertThat(image.layerPath()).endsWith(Digests.of(blob.body()));
            assertThat(size).isEqualTo(Integer.toString(blob.body().length));
        }
        assertThat(Upstream.PROXY.authorized()).contains(request);
        assertThat(Upstream.WITHOUT_TOKENS.requests()).containsExactly("HEAD " + image.layerPath(), request);
        assertThat(Upstream.WITHOUT_TOKENS.authorized()).isEmpty();
    }

    @Test
    public void whatIsCachedIsServedWithTheUpstreamSwitchedOff() {
        String digest = Upstream.IMAGES.digest(Images.ONENAV);
        String blob = "/v2/helloz/onenav/blobs/" + config(Images.ONENAV);
        visitor.get(blob).expect(200);
        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            assertThat(visitor.manifest(Images.ONENAV).status()).isEqualTo(200);
            assertThat(visitor.get("/v2/helloz/onenav/manifests/" + digest).status())
                    .isEqualTo(200);
            assertThat(visitor.get(blob).status()).isEqualTo(200);
        }
    }

    @Test
    public void aManifestWhoseDigestDoesNotFitIsNeitherServedNorKept() {
        String path = "/v2/helloz/forged/manifests/" + Upstream.IMAGES.digest(Images.FORGED);
        try (RecordingProxy.State lie = Upstream.PROXY.lyingAbout("/v2/helloz/forged/manifests/")) {
            assertThat(lie).isNotNull();
            assertThat(visitor.get(path).status()).isGreaterThanOrEqualTo(400);
        }
        Http.Reply honest = visitor.get(path);
        assertThat(honest.status()).as(honest.text()).isEqualTo(200);
        assertThat(Digests.of(honest.body())).isEqualTo(Upstream.IMAGES.digest(Images.FORGED));
    }

    @Test
    public void aBlobWhoseDigestDoesNotFitIsNeitherServedWholeNorKept() {
        String digest = config(Images.FORGED);
        String path = "/v2/helloz/forged/blobs/" + digest;
        try (RecordingProxy.State lie = Upstream.PROXY.lyingAbout("/v2/helloz/forged/blobs/")) {
            assertThat(lie).isNotNull();
            assertThat(visitor.getsWhole(path)).isFalse();
        }
        assertThat(Digests.of(visitor.get(path).expect(200).body())).isEqualTo(digest);
    }

    private String config(String image) {
        return visitor.manifest(image).expect(200).json().at("/config/digest").asText();
    }

    private void manifestIs(String image, String type) {
        Http.Reply reply = visitor.manifest(image).expect(200);
        String digest = Upstream.IMAGES.digest(image);
        assertThat(Digests.of(reply.body())).as(image).isEqualTo(digest);
        assertThat(reply.header("Docker-Content-Digest")).as(image).isEqualTo(digest);
        assertThat(reply.header("Content-Type")).as(image).isEqualTo(type);
    }
}
