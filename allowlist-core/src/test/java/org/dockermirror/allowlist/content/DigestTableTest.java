package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.longDigest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.name.Digest;
import org.junit.Test;

public class DigestTableTest {

    private final DigestTable table = new DigestTable(42);

    @Test
    public void itIsEmptyAtFirst() {
        assertThat(table.size()).isZero();
        assertThat(table.idOf(digest(1))).isEqualTo(DigestTable.NONE);
        assertThat(table.isDigest(0)).isFalse();
        assertThat(table.isDigest(-1)).isFalse();
    }

    @Test
    public void aLongDigestThatBeginsLikeAShortOneIsAnother() {
        Digest shorter = digest(1);
        Digest longer = new Digest(Digest.SHA512, shorter.hex() + shorter.hex());
        int first = table.add(shorter);
        assertThat(table.idOf(longer)).isEqualTo(DigestTable.NONE);
        int second = table.add(longer);
        assertThat(second).isNotEqualTo(first);
        assertThat(table.idOf(shorter)).isEqualTo(first);
        assertThat(table.get(second)).isEqualTo(longer);
    }

    @Test
    public void aDigestKeepsItsNumberWhileOthersCome() {
        Map<Digest, Integer> ids = new LinkedHashMap<>();
        int rows = 0;
        for (int i = 0; rows < 600; i++) {
            Digest digest = i % 5 == 1 ? longDigest(i) : digest(i);
            assertThat(table.idOf(digest)).isEqualTo(DigestTable.NONE);
            assertThat(table.add(digest)).isEqualTo(rows);
            ids.put(digest, rows);
            rows += i % 5 == 1 ? 2 : 1;
        }
        assertThat(table.size()).isEqualTo(rows);
        ids.forEach((digest, id) -> {
            assertThat(table.add(digest)).isEqualTo(id);
            assertThat(table.get(id)).isEqualTo(digest);
        });
        assertThat(table.size()).as("none was new").isEqualTo(rows);
    }

    @Test
    public void aLongDigestTakesTwoRowsAndOnlyTheFirstIsADigest() {
        table.add(longDigest(1));
        table.add(digest(2));
        assertThat(table.size()).isEqualTo(3);
        assertThat(table.rows(0)).isEqualTo(2);
        assertThat(table.rows(2)).isEqualTo(1);
        assertThat(table.isDigest(0)).isTrue();
        assertThat(table.isDigest(1)).isFalse();
        assertThat(table.isDigest(2)).isTrue();
        assertThat(table.isDigest(3)).isFalse();
    }

    @Test
    public void digestsThatDifferInTheLastDigitAreTwo() {
        Digest first = new Digest(Digest.SHA256, "0".repeat(64));
        Digest second = new Digest(Digest.SHA256, "0".repeat(63) + "1");
        Digest longFirst = new Digest(Digest.SHA512, "0".repeat(128));
        Digest longSecond = new Digest(Digest.SHA512, "0".repeat(127) + "1");
        assertThat(table.add(first)).isEqualTo(0);
        assertThat(table.add(second)).isEqualTo(1);
        assertThat(table.add(longFirst)).isEqualTo(2);
        assertThat(table.add(longSecond)).isEqualTo(4);
        assertThat(List.of(table.get(0), table.get(1), table.get(2), table.get(4)))
                .containsExactly(first, second, longFirst, longSecond);
    }

    @Test
    public void aListIsKeptByDigest() {
        for (int i = 0; i < 520; i++) {
            table.add(digest(i));
            assertThat(table.list(i)).as("none yet").isZero();
        }
        table.setList(3, 30);
        table.setList(3 + 512, 40);
        assertThat(table.list(3)).isEqualTo(30);
        assertThat(table.list(3 + 512)).isEqualTo(40);
        assertThat(table.list(4)).isZero();
    }
}
