package org.dockermirror.allowlist.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.Test;

public class DigestTest {

    private static final String SHA256 = "sha256:" + "0123456789abcdef".repeat(4);
    private static final String SHA512 = "sha512:" + "0123456789abcdef".repeat(8);

    private static final List<String> BAD = List.of(
            "",
            "sha256",
            "sha256:",
            ":" + "a".repeat(64),
            "a".repeat(64),
            "sha256:" + "a".repeat(63),
            "sha256:" + "a".repeat(65),
            "sha256:" + "A".repeat(64),
            "sha256:" + "g".repeat(64),
            "sha512:" + "a".repeat(64),
            "SHA256:" + "a".repeat(64),
            "md5:" + "a".repeat(32),
            "sha256:sha256:" + "a".repeat(64),
            SHA256 + "/",
            SHA256 + "\n",
            " " + SHA256);

    @Test
    public void goodDigestsAreThemselves() {
        assertThat(List.of(SHA256, SHA512)).allSatisfy(text -> {
            assertThat(Digest.parse(text)).hasToString(text);
            assertThat(Digest.isValid(text)).isTrue();
        });
    }

    @Test
    public void badDigestsAreShownWithWhatADigestIs() {
        assertThat(BAD).allSatisfy(text -> {
            assertThat(Digest.isValid(text)).isFalse();
            assertThatExceptionOfType(InvalidNameException.class)
                    .isThrownBy(() -> Digest.parse(text))
                    .withMessage(
                            "\"" + text
                                    + "\" is not a digest: write sha256: and 64, or sha512: and 128 lower case hexadecimal digits");
        });
    }
}
