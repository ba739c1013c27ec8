package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.Test;

public class DigestHashTest {

    private static final int SEEDS = 64;

    /** A table of this many slots sees no more of the number. */
    private static final int SEEN = 0xff;

    private final Random random = new Random(1);

    @Test
    public void theSameDigestIsLookedForInTheSamePlace() {
        DigestHash hash = new DigestHash(7);
        assertThat(hash.of(new long[] {1, 2, 3, 4})).isEqualTo(hash.of(new long[] {1, 2, 3, 4}));
    }

    @Test
    public void digestsThatDifferInAnyOneBitAreLookedForInDifferentPlaces() {
        for (int length : new int[] {4, 8}) {
            for (int bit = 0; bit < 64 * length; bit++) {
                int same = 0;
                for (int i = 0; i < SEEDS; i++) {
                    DigestHash hash = new DigestHash(random.nextLong());
                    long[] words = random.longs(length).toArray();
                    int before = hash.of(words) & SEEN;
                    words[bit / 64] ^= 1L << bit;
                    same += before == (hash.of(words) & SEEN) ? 1 : 0;
                }
                assertThat(same).as("bit %s of %s words", bit, length).isLessThan(SEEDS / 8);
            }
        }
    }

    @Test
    public void anotherSeedLooksInAnotherPlace() {
        long[] words = {1, 2, 3, 4};
        long places = random.longs(SEEDS)
                .mapToInt(seed -> new DigestHash(seed).of(words) & SEEN)
                .distinct()
                .count();
        assertThat(places).isGreaterThan(SEEDS / 2);
    }

    @Test
    public void anEvenSeedLosesNoBits() {
        assertThat(new DigestHash(0).of(new long[] {1L << 32, 0, 0, 0}))
                .isNotEqualTo(new DigestHash(0).of(new long[] {1L << 33, 0, 0, 0}));
    }
}
