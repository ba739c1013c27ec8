package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.digest;

import java.nio.ByteBuffer;
import org.junit.Test;

public class FactBytesTest {

    private static final int ENOUGH = 1 << 16;

    private final FactBytes bytes = new FactBytes();

    private int lengthOfTheFirstPiece() {
        return ByteBuffer.wrap(bytes.takePieces()).getInt();
    }

    @Test
    public void nothingTakesNoBytes() {
        assertThat(bytes.takePieces()).isEmpty();
    }

    @Test
    public void aNumberTakesAByteForEachSevenBits() {
        bytes.served(127, 128);
        assertThat(lengthOfTheFirstPiece()).isEqualTo(1 + 1 + 2);
    }

    @Test
    public void manyDigestsComeInSeveralPieces() {
        for (int i = 0; i < 2_000; i++) {
            bytes.digest(digest(i));
        }
        assertThat(lengthOfTheFirstPiece()).isBetween(ENOUGH, ENOUGH + 33);
    }

    @Test
    public void aLongNameEndsItsPiece() {
        bytes.name("a".repeat(ENOUGH - 6), "b");
        bytes.name("c", "d");
        assertThat(lengthOfTheFirstPiece()).isEqualTo(ENOUGH);
    }

    @Test
    public void aLongListEndsItsPiece() {
        bytes.children(0, false, new int[ENOUGH]);
        bytes.name("c", "d");
        assertThat(lengthOfTheFirstPiece()).isEqualTo(ENOUGH + 5);
    }
}
