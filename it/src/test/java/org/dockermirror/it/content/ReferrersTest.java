package org.dockermirror.it.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Visitor;
import org.junit.Test;

/** What refers to an image is served under its name once the list of the image's referrers was. */
public class ReferrersTest {

    @Test
    public void whatRefersToAnAllowedImageIsServedOnceItIsListed() {
        Visitor visitor = ContentMirror.running(Format.OPEN).visitor;
        OwnImage allowed = OwnImage.single("limited/referred:v1");
        OwnImage other = OwnImage.single("limited/referred:other");
        String artifact = "/v2/limited/referred/manifests/"
                + allowed.referredToBy("application/vnd.example.sbom").get(0);
        other.referredToBy("application/vnd.example.signature");
        assertThat(visitor.get(artifact).status()).isEqualTo(403);
        assertThat(visitor.get(other.referrersPath()).status()).isEqualTo(403);
        visitor.get(allowed.referrersPath()).expect(200);
        visitor.get(artifact).expect(200);
    }
}
