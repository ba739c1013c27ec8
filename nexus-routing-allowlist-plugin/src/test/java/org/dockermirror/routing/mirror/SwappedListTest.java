package org.dockermirror.routing.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.rule.IndexType;
import org.junit.After;
import org.junit.Test;

/** A list is swapped a thousand times under load: every answer is right for the old list or for the new one. */
public class SwappedListTest {

    private static final int SWAPS = 1_000;
    private static final int CLIENTS = 3;

    private final Mirrors mirrors =
            new Mirrors(mock(Remembered.class, withSettings().stubOnly()));
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicBoolean done = new AtomicBoolean();

    @After
    public void stop() {
        done.set(true);
        clients.shutdownNow();
    }

    @Test
    public void everyAnswerIsRightForTheOldListOrTheNew() throws Exception {
        swapTo("old/**");
        List<Future<long[]>> asking = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            asking.add(clients.submit(this::ask));
        }
        for (int i = 0; i < SWAPS; i++) {
            swapTo(i % 2 == 0 ? "new/**" : "old/**");
        }
        done.set(true);
        long old = 0;
        long other = 0;
        for (Future<long[]> answers : asking) {
            old += answers.get()[0];
            other += answers.get()[1];
        }
        assertThat(old).as("answers by the old list").isPositive();
        assertThat(other).as("answers by the new list").isPositive();
        assertThat(allowed(mirror(), "old/x")).isTrue();
        assertThat(allowed(mirror(), "new/x")).isFalse();
    }

    /** How many answers came from the one list, and from the other. */
    private long[] ask() {
        long[] answers = new long[2];
        while (!done.get()) {
            assertThat(allowed(mirror(), "both/x")).isTrue();
            assertThat(allowed(mirror(), "both/private")).isFalse();
            assertThat(allowed(mirror(), "evil/x")).isFalse();
            JudgedMirror one = mirror();
            boolean old = allowed(one, "old/x");
            assertThat(allowed(one, "new/x")).isEqualTo(!old);
            answers[old ? 0 : 1]++;
        }
        return answers;
    }

    private void swapTo(String entry) throws Exception {
        mirrors.replace(List.of(WishedMirror.of(
                "docker", "Allow_docker", IndexType.HUB, "", List.of("both/**", entry, "!both/private"))));
    }

    private JudgedMirror mirror() {
        return mirrors.reachedAs("docker").orElseThrow();
    }

    private static boolean allowed(JudgedMirror mirror, String image) {
        return mirror.decide("GET", "/v2/" + image + "/manifests/latest", null) instanceof Decision.Allowed;
    }
}
