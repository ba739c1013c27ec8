package org.dockermirror.it.group;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.MediaTypes;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The test format is a registry, and keeps blobs as a stock server does: what the other tests of it build on. */
public class ClosedFormatTest {
    @ClassRule
    public static final Groups GROUPS = new Groups();

    private final Visitor unlisted = Visitor.of(Groups.UNLISTED);

    @Test
    public void aProxyServesManifestsByTagAndDigestWithTheirTypeAndDigest() {
        for (String image : new String[] {Images.ONENAV, Images.NGINX}) {
            String digest = Upstream.IMAGES.digest(image);
            String name = image.substring(0, image.indexOf(':'));
            for (String reference : new String[] {image.substring(name.length() + 1), digest}) {
                Http.Reply reply =
                        unlisted.get("/v2/" + name + "/manifests/" + reference).expect(200);
                assertThat(Digests.of(reply.body())).isEqualTo(digest);
                assertThat(reply.header("Docker-Content-Digest")).isEqualTo(digest);
                assertThat(reply.header("Content-Type")).startsWith("application/vnd.");
            }
        }
    }

    @Test
    public void aCachedBlobIsServedUnderEveryImagesName() {
        String digest = configOf(Images.OFF_LIST);
        unlisted.get("/v2/baiyuetribe/zdir/blobs/" + digest).expect(200);
        assertThat(unlisted.get("/v2/nobody/ever/blobs/" + digest).status()).isEqualTo(200);
    }

    @Test
    public void aHostedRepositoryServesWhatWasPushed() {
        Visitor hosted = Visitor.of(Groups.HOSTED);
        Http.Reply manifest = hosted.manifest(Groups.OURS).expect(200);
        assertThat(manifest.body()).isEqualTo(HostedImage.manifest(Groups.OURS));
        assertThat(manifest.header("Content-Type")).isEqualTo(MediaTypes.OCI.manifest);
        hosted.get("/v2/ours/tool/manifests/" + Digests.of(manifest.body())).expect(200);
        assertThat(hosted.get("/v2/ours/tool/tags/list").expect(200).text()).contains("[\"1\"]");
    }

    @Test
    public void aPingSendsToAPlaceThatGivesATokenThatTheServerTakes() {
        assertThat(unlisted.plainly("GET", "/v2/").status()).isEqualTo(401);
        assertThat(unlisted.get("/v2/").status()).isEqualTo(200);
    }

    private String configOf(String image) {
        return unlisted.manifest(image).expect(200).json().at("/config/digest").asText();
    }
}
