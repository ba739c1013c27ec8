package org.dockermirror.it.entrance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.dockermirror.it.bed.Bed;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * Generated and mutated requests, many thousands, at the real entrance: the upstream hears of nothing that the list does
 * not allow, and of everything that it plainly allows.
 */
public class EveryRequestTest {
    @ClassRule
    public static final EntranceServer ENTRANCE = new EntranceServer();

    private static final long COUNT = Bed.isLong() ? 1_000_000 : 100_000;
    private static final int CONNECTIONS = 6;
    private static final int BATCH = 500;

    private final long seed = Bed.seed();
    private final Requests requests = new Requests(seed);
    private final Map<Integer, AtomicLong> byStatus = new ConcurrentHashMap<>();

    @Test
    public void theUpstreamHearsOfWhatTheListAllowsAndOfNothingElse() throws Exception {
        RecordingUpstream.forget();
        String logBefore = EntranceServer.SERVER.log();
        long begun = System.nanoTime();
        sendAll();
        Duration time = Duration.ofNanos(System.nanoTime() - begun);
        List<String> heard = List.copyOf(RecordingUpstream.lines());
        report(time, heard.size());

        assertThat(heard.stream().filter(line -> !Judge.allowsUpstream(line)).map(this::withItsRequest))
                .as("asked upstream though the list does not allow it; " + again())
                .isEmpty();
        Set<Long> arrived = heard.stream().map(Reference::numberIn).collect(Collectors.toSet());
        assertThat(arrived.stream()
                        .filter(number -> number >= 0 && Judge.of(requests.get(number)) == Judge.Verdict.MUST_NOT)
                        .map(requests::get))
                .as("passed on though it is malformed or means something else; " + again())
                .isEmpty();
        List<Line> missing = new ArrayList<>();
        long plain = 0;
        for (long number = 0; number < COUNT; number++) {
            Line line = requests.get(number);
            if (Judge.of(line) == Judge.Verdict.MUST && Reference.numberIn(line.target()) == number) {
                plain++;
                if (!arrived.contains(number)) {
                    missing.add(line);
                }
            }
        }
        assertThat(missing)
                .as("plainly allowed, and not asked upstream; " + again())
                .isEmpty();
        assertThat(plain).as("requests that were plainly allowed").isGreaterThan(COUNT / 100);
        assertThat(EntranceServer.SERVER.logSince(logBefore)).doesNotContain("could not be judged");
    }

    private void sendAll() throws Exception {
        String token = EntranceServer.token();
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                // Each sender keeps to one port, so that its connection is used again and again.
                int port = i % 2 == 0 ? Requests.SERVER : Requests.CONNECTOR;
                running.add(senders.submit(sender(port, i / 2, token)));
            }
            for (Future<Void> each : running) {
                each.get();
            }
        } finally {
            senders.shutdownNow();
        }
    }

    /** Sends every request of one port whose batch is this sender's turn. */
    private Callable<Void> sender(int port, int turn, String token) {
        Pipeline pipeline = new Pipeline(port, token, this::count);
        return () -> {
            for (long from = (long) turn * BATCH; from < COUNT; from += (long) BATCH * CONNECTIONS / 2) {
                List<Line> batch = new ArrayList<>();
                for (long number = from; number < Math.min(COUNT, from + BATCH); number++) {
                    Line line = requests.get(number);
                    if (line.port() == port) {
                        batch.add(line);
                    }
                }
                pipeline.send(batch);
            }
            return null;
        };
    }

    private void count(Line line, Pipeline.Answer answer) {
        byStatus.computeIfAbsent(answer.status(), status -> new AtomicLong()).incrementAndGet();
    }

    private String withItsRequest(String heard) {
        long number = Reference.numberIn(heard);
        return heard + "  <-  " + (number < 0 || number >= COUNT ? "unknown" : requests.get(number));
    }

    private String again() {
        return "the same requests again: SEED=" + seed + " it/run-isolated --select-class="
                + getClass().getName();
    }

    private void report(Duration time, int heard) {
        System.out.printf(
                "%,d requests in %d s (%,d a second), %,d asked upstream, answers by status %s; %s%n",
                COUNT,
                time.toSeconds(),
                COUNT * 1000 / Math.max(1, time.toMillis()),
                heard,
                new TreeMap<>(byStatus),
                again());
    }
}
