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

    /** A tool that looks for signatures begins with a digest; so does the conformance suite of the specification. */
    @Test
    public void underANameThatIsAllowedWholeReferrersAreListedBeforeAnythingIsPulled() {
        Visitor visitor = ContentMirror.running(Format.OPEN).visitor;
        OwnImage image = OwnImage.single("whole/referred:v1");
        String artifact = image.referredToBy("application/vnd.example.sbom").get(0);
        assertThat(visitor.get(image.referrersPath()).expect(200).text()).contains(artifact);
        visitor.get("/v2/whole/referred/manifests/" + artifact).expect(200);

        String unknown = "/v2/whole/referred/referrers/sha256:" + "0".repeat(64);
        assertThat(visitor.get(unknown).expect(200).json().get("manifests")).isEmpty();
    }
}
