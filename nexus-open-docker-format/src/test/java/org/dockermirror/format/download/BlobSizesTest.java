package org.dockermirror.format.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.format.error.ErrorCode;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.junit.Test;

public class BlobSizesTest {

    private static final Digest DIGEST = Digest.parse("sha256:" + "0".repeat(64));
    private static final ImageName IMAGE = ImageName.parse("a/b");

    private final BlobSizes sizes = new BlobSizes(1000);

    @Test
    public void aBlobHasNoMoreBytesThanItsManifestSays() {
        sizes.learn(IMAGE, Map.of(DIGEST, 10L));
        SizeLimit limit = sizes.of(blob("a/b"));
        assertThatCode(() -> limit.check(blob("a/b"), 10)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.check(blob("a/b"), 11))
                .isInstanceOfSatisfying(
                        OversizeException.class,
                        e -> assertThat(e.answer().code()).isEqualTo(ErrorCode.DIGEST_INVALID))
                .hasMessage("the upstream registry sends more for a/b@" + DIGEST
                        + " than the 10 bytes that its manifest says it has; nothing of it is kept");
    }

    @Test
    public void whatNoManifestHasToldIsLimitedByTheSetting() {
        SizeLimit limit = sizes.of(blob("a/b"));
        assertThatCode(() -> limit.check(blob("a/b"), 1000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.check(blob("a/b"), 1001))
                .isInstanceOf(OversizeException.class)
                .hasMessageContaining("docker-mirror.largest-blob");
    }

    @Test
    public void aManifestDoesNotRaiseTheSetting() {
        sizes.learn(IMAGE, Map.of(DIGEST, 2000L));
        assertThat(sizes.of(blob("a/b")).bytes()).isEqualTo(1000);
    }

    @Test
    public void whereManifestsOfAnImageDifferTheLargerSizeCounts() {
        sizes.learn(IMAGE, Map.of(DIGEST, 10L));
        sizes.learn(IMAGE, Map.of(DIGEST, 20L));
        sizes.learn(IMAGE, Map.of(DIGEST, 15L));
        assertThat(sizes.of(blob("a/b")).bytes()).isEqualTo(20);
    }

    @Test
    public void whatAManifestOfAnotherImageSaysDoesNotCount() {
        sizes.learn(ImageName.parse("evil/image"), Map.of(DIGEST, 1L));
        assertThat(sizes.of(blob("a/b")).bytes()).isEqualTo(1000);
    }

    private static ImageRequest blob(String image) {
        return ImageRequest.of(RegistryPath.parse("/v2/" + image + "/blobs/" + DIGEST, "docker"), false);
    }
}
