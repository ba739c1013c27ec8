package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.Test;

public class IntSetTest {

    private final IntSet set = new IntSet();

    @Test
    public void numbersAddedInAnyOrderAreInAscendingOrderEachOnce() {
        for (int item : new int[] {5, 1, 9, 1, 0, 7, 3, 5, 9, 2}) {
            set.add(item);
            assertThat(set.contains(item)).isTrue();
        }
        assertThat(IntStream.range(0, set.size()).map(set::get)).containsExactly(0, 1, 2, 3, 5, 7, 9);
        assertThat(set.contains(4)).isFalse();
    }

    @Test
    public void anEmptySetContainsNotEvenZero() {
        assertThat(set.size()).isZero();
        assertThat(set.contains(0)).isFalse();
    }
}
