package org.dockermirror.format.repair;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.allowlist.name.Digest;
import org.junit.Test;

public class KeptPathTest {
    private static final Digest DIGEST = new Digest(Digest.SHA256, "a".repeat(64));

    @Test
    public void aTagIsTheVersionOfItsImage() {
        KeptPath path = path("/v2/library/nginx/manifests/1.27");
        assertThat(path.kind()).isEqualTo("MANIFEST");
        assertThat(path.image()).contains("library/nginx");
        assertThat(path.version()).isEqualTo("1.27");
        assertThat(path.digest()).isEmpty();
    }

    @Test
    public void aManifestByDigestIsAVersionAndMustHaveIt() {
        KeptPath path = path("/v2/library/nginx/manifests/" + DIGEST);
        assertThat(path.image()).contains("library/nginx");
        assertThat(path.version()).isEqualTo(DIGEST.toString());
        assertThat(path.digest()).contains(DIGEST);
    }

    @Test
    public void aBlobBelongsToNoImage() {
        KeptPath path = path("/v2/-/blobs/" + DIGEST);
        assertThat(path.kind()).isEqualTo("BLOB");
        assertThat(path.image()).isEmpty();
        assertThat(path.digest()).contains(DIGEST);
    }

    @Test
    public void listsHaveNoDigestOfTheirOwn() {
        assertThat(path("/v2/library/nginx/tags/list").kind()).isEqualTo("TAGS");
        KeptPath referrers = path("/v2/library/nginx/referrers/" + DIGEST);
        assertThat(referrers.kind()).isEqualTo("REFERRERS");
        assertThat(referrers.image()).isEmpty();
        assertThat(referrers.digest()).isEmpty();
    }

    @Test
    public void nothingElseIsKept() {
        for (String path : new String[] {
            "temp",
            "/v2/token",
            "/v2/library/nginx/blobs/" + DIGEST,
            "/v2/-/blobs/latest",
            "/v2/-/manifests/latest",
            "/v2/library/nginx/manifests/",
            "/v2/library/nginx/manifests/sha256:abc",
            "/v2/library/nginx/referrers/latest",
            "/v2/-/tags/list",
            "v2/library/nginx/manifests/latest",
        }) {
            assertThat(KeptPath.of(path)).as(path).isEmpty();
        }
    }

    private static KeptPath path(String path) {
        return KeptPath.of(path).orElseThrow();
    }
}
