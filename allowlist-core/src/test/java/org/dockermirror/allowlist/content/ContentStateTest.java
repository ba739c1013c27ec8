package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.longDigest;

import java.util.List;
import org.dockermirror.allowlist.content.NameContent.Moved;
import org.junit.Test;

public class ContentStateTest {

    private static final String A = "team/a";
    private static final String B = "team/b";

    private final ContentState state = new ContentState(1);
    private final ContentState told = new ContentState(2);

    /** A weighs 6: itself, a tag, a manifest and its three digests; B weighs 4: itself, a manifest and two referrers. */
    private void learnTwoNames() {
        state.name(HUB, A);
        state.name(HUB, B);
        for (int i = 0; i < 10; i++) {
            state.digest(i == 2 ? longDigest(i) : digest(i));
        }
        state.served(0, 1);
        state.children(1, true, new int[] {2, 4, 5});
        state.tag(0, "v1", 1);
        state.moved(0, "v1", 7, 100);
        state.served(1, 6);
        state.referrer(1, 6, 8);
        state.referrer(1, 6, 9);
        state.named(0).usedMillis = 10;
        state.named(1).usedMillis = 20;
    }

    private static boolean hasBoth(ContentState kept) {
        return kept.find(HUB, A) != null && kept.find(HUB, B) != null;
    }

    @Test
    public void itWeighsADigestATagANameAndEightPlacesInListsTheSame() {
        assertThat(state.weight()).isZero();
        state.name(HUB, A);
        assertThat(state.weight()).isEqualTo(1);
        state.digest(digest(0));
        state.digest(longDigest(1));
        assertThat(state.weight()).as("a long one counts twice").isEqualTo(4);
        state.tag(0, "v1", 0);
        state.tag(0, "v1", 1);
        assertThat(state.weight()).as("one tag, moved").isEqualTo(5);
        state.children(0, false, new int[6]);
        assertThat(state.weight()).isEqualTo(6);
    }

    @Test
    public void aJournalOfItIsEstimatedByWhatEachFactTakes() {
        long nothing = state.bytesWritten();
        state.digest(digest(0));
        assertThat(state.bytesWritten()).isEqualTo(nothing + 33);
        state.name(HUB, A);
        assertThat(state.bytesWritten()).isEqualTo(nothing + 33 + 64);
        state.tag(0, "v1", 0);
        assertThat(state.bytesWritten()).isEqualTo(nothing + 33 + 64 + 32);
        state.children(0, false, new int[9]);
        assertThat(state.bytesWritten()).isEqualTo(nothing + 33 + 64 + 32 + 40);
    }

    @Test
    public void namesThatWeighJustAsMuchAsThereIsRoomForAreKept() {
        learnTwoNames();
        assertThat(hasBoth(state.keeping(10, told))).isTrue();
    }

    @Test
    public void theNameThatWasUsedLongestAgoGoesWhenTheyWeighMore() {
        learnTwoNames();
        ContentState kept = state.keeping(9, told);
        assertThat(kept.find(HUB, A)).isNull();
        assertThat(kept.named(0).image).isEqualTo(B);
        assertThat(kept.nextDigest()).as("what only the other led to has gone").isEqualTo(3);
    }

    @Test
    public void namesUsedAtTheSameTimeGoInTheOrderInWhichTheyWereLearned() {
        learnTwoNames();
        state.named(0).usedMillis = 20;
        assertThat(state.keeping(9, told).find(HUB, A)).isNull();
    }

    @Test
    public void whatIsKeptIsWhatWasKnownAndIsToldInTheSameOrder() {
        learnTwoNames();
        for (ContentState kept : List.of(state.keeping(1_000, told), told)) {
            NameContent a = kept.named(0);
            NameContent b = kept.named(1);
            assertThat(List.of(a.image, b.image)).containsExactly(A, B);
            assertThat(kept.digestOf(a.manifestOf("v1"))).isEqualTo(digest(1));
            assertThat(kept.isRead(a.manifestOf("v1"))).isTrue();
            assertThat(kept.idOf(longDigest(2))).isNotEqualTo(DigestTable.NONE);
            assertThat(a.moved()).containsExactly(new Moved("v1", kept.idOf(digest(6)), 100));
            int subject = kept.idOf(digest(5));
            assertThat(b.referrers()).containsExactly(subject, kept.idOf(digest(7)), subject, kept.idOf(digest(8)));
        }
    }

    @Test
    public void whenANameWasUsedIsKept() {
        learnTwoNames();
        ContentState kept = state.keeping(1_000, told);
        assertThat(kept.named(0).usedMillis).isEqualTo(10);
        assertThat(kept.named(1).usedMillis).isEqualTo(20);
    }

    @Test
    public void whatAManifestOfTwoNamesLeadsToIsKeptOnce() {
        learnTwoNames();
        state.served(1, 1);
        long twoDigestsThatNothingLeadsTo = 2 * 33;
        assertThat(state.keeping(1_000, told).bytesWritten())
                .isEqualTo(state.bytesWritten() - twoDigestsThatNothingLeadsTo);
    }
}
