package org.dockermirror.format.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.error.RegistryException;
import org.junit.Test;

public class ImageRequestTest {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Test
    public void officialImagesOfDockerHubAreOneUnderBothNames() {
        for (String name : new String[] {"nginx", "library/nginx"}) {
            ImageRequest request = request("/v2/" + name + "/manifests/latest", true);
            assertThat(request.assetPath()).isEqualTo("/v2/library/nginx/manifests/latest");
            assertThat(request.upstreamPath()).isEqualTo("v2/library/nginx/manifests/latest");
            assertThat(request).hasToString("library/nginx:latest");
        }
    }

    @Test
    public void elsewhereOnePartNamesAreThemselves() {
        assertThat(request("/v2/pause/manifests/3.9", false).upstreamPath()).isEqualTo("v2/pause/manifests/3.9");
    }

    @Test
    public void blobsAreSharedByAllImages() {
        ImageRequest request = request("/v2/a/b/blobs/" + DIGEST, true);
        assertThat(request.assetPath()).isEqualTo("/v2/-/blobs/" + DIGEST);
        assertThat(request.upstreamPath()).isEqualTo("v2/a/b/blobs/" + DIGEST);
        assertThat(request.isImmutable()).isTrue();
    }

    @Test
    public void aTagMayMoveAndADigestMayNot() {
        assertThat(request("/v2/a/b/manifests/latest", true).isImmutable()).isFalse();
        assertThat(request("/v2/a/b/tags/list", true).isImmutable()).isFalse();
        assertThat(request("/v2/a/b/manifests/" + DIGEST, true).isImmutable()).isTrue();
    }

    @Test
    public void whatRefersToADigestMayChangeAndIsNotWhatTheDigestNames() {
        ImageRequest request = request("/v2/nginx/referrers/" + DIGEST, true);
        assertThat(request.upstreamPath()).isEqualTo("v2/library/nginx/referrers/" + DIGEST);
        assertThat(request.assetPath()).isEqualTo("/v2/library/nginx/referrers/" + DIGEST);
        assertThat(request.isImmutable()).isFalse();
        assertThat(request.digest()).isNull();
        assertThat(request).hasToString("library/nginx@" + DIGEST);
    }

    @Test
    public void theTagOfReferrersIsTheDigestWithAtMost64OfItsDigits() {
        String hex = DIGEST.substring("sha256:".length());
        assertThat(request("/v2/a/referrers/" + DIGEST, false).forReferrersTag().upstreamPath())
                .isEqualTo("v2/a/manifests/sha256-" + hex);
        assertThat(request("/v2/a/referrers/sha512:" + hex + "f".repeat(64), false)
                        .forReferrersTag()
                        .upstreamPath())
                .isEqualTo("v2/a/manifests/sha512-" + hex);
    }

    @Test
    public void whatIsMalformedIsRefusedWithTheCodeOfItsPart() {
        assertRefused("/v2/Helloz/x/manifests/1", ErrorCode.NAME_INVALID, "write \"helloz/x\"");
        assertRefused("/v2/a//b/manifests/1", ErrorCode.NAME_INVALID, "a//b");
        assertRefused("/v2/a/manifests/-x", ErrorCode.TAG_INVALID, "-x");
        assertRefused("/v2/a/manifests/sha256:12", ErrorCode.DIGEST_INVALID, "sha256:12");
        assertRefused("/v2/a/blobs/latest", ErrorCode.DIGEST_INVALID, "latest");
        assertRefused("/v2/a/referrers/latest", ErrorCode.DIGEST_INVALID, "latest");
        assertRefused("/v2/a/referrers/sha256:12", ErrorCode.DIGEST_INVALID, "sha256:12");
        assertRefused("/v2/a/blobs/md5:0123", ErrorCode.DIGEST_INVALID, "md5:0123");
    }

    private static void assertRefused(String path, ErrorCode code, String words) {
        assertThatThrownBy(() -> request(path, true)).isInstanceOfSatisfying(RegistryException.class, e -> {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining(words);
        });
    }

    private static ImageRequest request(String path, boolean dockerHub) {
        return ImageRequest.of(RegistryPath.parse(path, "docker"), dockerHub);
    }
}
