package org.dockermirror.it.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Visitor;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Test;

/** The list is changed again and again while clients pull: every answer is right for the old list or for the new one. */
public class ListSwapTest {
    @ClassRule
    public static final EntranceServer ENTRANCE = new EntranceServer();

    private static final int SWAPS = 6 * Bed.repetitions();
    private static final int CLIENTS = 4;
    /** Asked for as soon as a list is in force, and right every time from then on. */
    private static final int AFTERWARDS = 50;

    private static final String ALWAYS = "helloz/app";
    private static final String NEVER = "evil/x";
    private static final List<String> BY_TURNS = List.of("alpha/app", "beta/app");

    private final Map<String, String> headers = Map.of("Authorization", "Bearer " + EntranceServer.token());
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicLong asked = new AtomicLong();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    @After
    public void theListOfTheOtherTestsAgain() {
        EntranceServer.SERVER.config(EntranceServer.FILE);
        Await.until(Duration.ofSeconds(60), "the list of before", () -> status("team/app") == 200);
    }

    @Test
    public void everyAnswerIsRightForTheOldOrTheNewList() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(i -> clients.submit(this::pull))
                    .toList();
            for (int i = 0; i < SWAPS; i++) {
                swapTo(BY_TURNS.get(i % 2), BY_TURNS.get((i + 1) % 2));
            }
            done.set(true);
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            done.set(true);
            clients.shutdownNow();
        }
        System.out.printf("%d lists, %,d pulls meanwhile%n", SWAPS, asked.get());
        assertThat(wrong).isEmpty();
        assertThat(asked.get()).isGreaterThan(SWAPS * 100L);
    }

    private void swapTo(String allowed, String denied) {
        String namespace = allowed.replaceFirst("/.*", "/**");
        EntranceServer.SERVER.config(EntranceServer.FILE.replace(EntranceServer.ALLOWED, "helloz/**, " + namespace));
        Await.until(Duration.ofSeconds(60), "the list with " + namespace, () -> status(allowed) == 200);
        for (int i = 0; i < AFTERWARDS; i++) {
            expect(allowed, 200);
            expect(denied, 403);
        }
    }

    private void pull() {
        while (!done.get()) {
            expect(ALWAYS, 200);
            expect(NEVER, 403);
            for (String name : BY_TURNS) {
                expect(name, 200, 403);
            }
        }
    }

    private void expect(String name, Integer... right) {
        int status = status(name);
        asked.incrementAndGet();
        if (!List.of(right).contains(status)) {
            wrong.add(name + ": " + status);
        }
    }

    private int status(String name) {
        String path = Visitor.manifestPath(name + ":" + RecordingUpstream.READY);
        return Http.send("GET", Entrance.PATH.url + path, headers, new byte[0]).status();
    }
}
