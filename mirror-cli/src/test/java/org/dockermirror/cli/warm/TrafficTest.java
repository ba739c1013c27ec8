package org.dockermirror.cli.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dockermirror.cli.progress.Progress;
import org.junit.Test;

public class TrafficTest {

    private final List<String> shown = new ArrayList<>();

    @Test
    public void whatCameIsShownOutOfWhatTheManifestsSoFarSay() {
        Traffic traffic = new Traffic(new Progress.Task() {
            @Override
            public void advanceTo(long done) {
                shown.add("done " + done);
            }

            @Override
            public void outOf(long total) {
                shown.add("of " + total);
            }

            @Override
            public void aside(Runnable printing) {
                printing.run();
            }

            @Override
            public void close() {}
        });

        traffic.expect(5_000_000);
        traffic.came(1_999_999);
        traffic.came(1);
        traffic.expect(2_000_000);

        assertThat(shown).containsExactly("of 5", "done 1", "done 2", "of 7");
    }
}
