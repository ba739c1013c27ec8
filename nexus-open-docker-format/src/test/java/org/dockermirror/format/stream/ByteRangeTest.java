package org.dockermirror.format.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class ByteRangeTest {

    @Test
    public void oneRangeIsReadAndCutToTheSize() {
        assertRange("bytes=0-0", 0, 1);
        assertRange("bytes=2-4", 2, 3);
        assertRange("bytes=7-", 7, 3);
        assertRange("bytes=5-99", 5, 5);
        assertRange("bytes=-3", 7, 3);
        assertRange("Bytes = 2 - 4", 2, 3);
    }

    @Test
    public void aSuffixLongerThanTheBodyIsAllOfIt() {
        assertRange("bytes=-99", 0, 10);
    }

    @Test
    public void aRangeWithoutAByteIsNotSatisfiable() {
        for (String header : List.of("bytes=10-", "bytes=10-12", "bytes=-0")) {
            assertThat(ByteRange.parse(header, 10))
                    .as(header)
                    .hasValueSatisfying(
                            range -> assertThat(range.isSatisfiable()).isFalse());
        }
    }

    @Test
    public void whatIsNoSingleRangeIsIgnored() {
        for (String header : List.of(
                "bytes=0-1,3-4", "bytes=-", "bytes=4-2", "items=0-1", "bytes=a-b", "bytes=0-" + "9".repeat(40))) {
            assertThat(ByteRange.parse(header, 10)).as(header).isEmpty();
        }
    }

    private static void assertRange(String header, long first, long length) {
        ByteRange range = ByteRange.parse(header, 10).orElseThrow();
        assertThat(range.isSatisfiable()).as(header).isTrue();
        assertThat(range.first()).as(header).isEqualTo(first);
        assertThat(range.length()).as(header).isEqualTo(length);
        assertThat(range.contentRange(10)).isEqualTo("bytes " + first + "-" + (first + length - 1) + "/10");
    }
}
