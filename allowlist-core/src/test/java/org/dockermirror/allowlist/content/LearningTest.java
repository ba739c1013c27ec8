package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.V1;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.manifest;

import java.util.List;
import org.dockermirror.allowlist.content.NameContent.Moved;
import org.junit.Test;

public class LearningTest {

    private final TestClock clock = new TestClock();
    private final ContentState state = new ContentState(1);
    private final FactBytes said = new FactBytes();
    private final Learning learning = new Learning(state, new Both(state, said), clock);

    @Test
    public void whatIsKnownIsNotSaidAgain() {
        for (int i = 0; i < 2; i++) {
            learning.manifest(HUB, APP, V1, digest(1), manifest(digest(2), digest(2)));
            learning.referrers(HUB, APP, digest(1), List.of(digest(3)));
            assertThat(said.takePieces().length > 0).isEqualTo(i == 0);
        }
    }

    @Test
    public void whatATagLedToIsForgottenWhenItMovesAgainAnHourLater() {
        learning.manifest(HUB, APP, V1, digest(1), null);
        learning.manifest(HUB, APP, V1, digest(2), null);
        clock.passes(KnownContent.AFTER_A_MOVE);
        learning.manifest(HUB, APP, V1, digest(3), null);
        assertThat(state.named(0).moved()).extracting(Moved::manifest).containsExactly(state.idOf(digest(2)));
    }
}
