package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;

import org.dockermirror.allowlist.rule.Scope;
import org.junit.Test;

public class SettledTest {

    private static final int MOST = 10_000;

    private final Settled settled = new Settled();
    private final Scope scope = TestImages.scope(APP, "team/app");

    private boolean isSettled(int image) {
        return settled.contains(HUB, "n" + image, scope, 1, 50);
    }

    @Test
    public void theOldestNoteGoesWhenThereAreTooMany() {
        for (int i = 0; i < MOST; i++) {
            settled.add(HUB, "n" + i, scope, 1, 100);
        }
        assertThat(isSettled(0)).isTrue();
        settled.add(HUB, "n" + 0, scope, 1, 100);
        settled.add(HUB, "n" + MOST, scope, 1, 100);
        assertThat(isSettled(0)).as("said again, so not the oldest").isTrue();
        assertThat(isSettled(1)).isFalse();
        assertThat(isSettled(2)).isTrue();
        assertThat(isSettled(MOST)).isTrue();
    }
}
