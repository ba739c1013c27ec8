package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.longDigest;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.dockermirror.allowlist.name.Digest;
import org.junit.Test;

/** Many digests, and each place where two can differ. */
public class DigestTableExhaustiveTest {

    private final DigestTable table = new DigestTable(42);

    @Test
    public void eachOfManyDigestsHasItsOwnNumberForGood() {
        Map<Digest, Integer> ids = new HashMap<>();
        Random random = new Random(1);
        int rows = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean isLong = random.nextInt(10) == 0;
            Digest digest = isLong ? longDigest(i) : digest(i);
            assertThat(table.idOf(digest)).isEqualTo(DigestTable.NONE);
            assertThat(table.add(digest)).isEqualTo(rows);
            ids.put(digest, rows);
            assertThat(table.rows(rows)).isEqualTo(isLong ? 2 : 1);
            rows += isLong ? 2 : 1;
            assertThat(table.size()).isEqualTo(rows);
        }
        ids.forEach((digest, id) -> {
            assertThat(table.idOf(digest)).isEqualTo(id);
            assertThat(table.add(digest)).isEqualTo(id);
            assertThat(table.get(id)).isEqualTo(digest);
            assertThat(table.isDigest(id)).isTrue();
            assertThat(table.list(id)).isZero();
            assertThat(table.isDigest(id + 1)).isEqualTo(id + 1 < table.size() && table.rows(id) == 1);
        });
        assertThat(table.size()).isEqualTo(rows);
    }

    @Test
    public void digestsThatDifferInAnyOneDigitAreTwo() {
        for (int length : new int[] {64, 128}) {
            String algorithm = length == 64 ? Digest.SHA256 : Digest.SHA512;
            String zeros = "0".repeat(length);
            int first = table.add(new Digest(algorithm, zeros));
            for (int i = 0; i < length; i++) {
                Digest other = new Digest(algorithm, zeros.substring(0, i) + "f" + zeros.substring(i + 1));
                assertThat(table.idOf(other)).isEqualTo(DigestTable.NONE);
                assertThat(table.get(table.add(other))).isEqualTo(other);
            }
            assertThat(table.idOf(new Digest(algorithm, zeros))).isEqualTo(first);
        }
    }

    @Test
    public void aListIsKeptByEachOfManyDigests() {
        for (int i = 0; i < 2_000; i++) {
            table.setList(table.add(digest(i)), 3 * i);
        }
        for (int i = 0; i < 2_000; i++) {
            assertThat(table.list(table.idOf(digest(i)))).isEqualTo(3 * i);
        }
    }
}
