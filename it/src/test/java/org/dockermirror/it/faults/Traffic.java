package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;

/** Clients that ask a repository all the time, in every way that clients do, and look at every answer. */
final class Traffic {
    private static final int CLIENTS = 4;
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;

    /** One thing that a client does. */
    private interface Doing {
        void once(Random random) throws IOException, InterruptedException;
    }

    private final Visitor visitor;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final OwnImage known = OwnImage.withLayer("soak/known:1", 2 << 20);
    private final byte[] layer;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, AtomicLong> done = new ConcurrentSkipListMap<>();
    private final Map<String, Doing> ways;

    /** @param repository lets pass what is below {@code soak}, and nothing else */
    Traffic(String repository) {
        visitor = Visitor.of(repository);
        Pulls.whole(visitor, known);
        layer = visitor.get(known.layerPath()).expect(200).body();
        ways = Map.of(
                "cold", random -> Pulls.whole(visitor, fresh(random)),
                "cached", random -> Pulls.whole(visitor, known),
                "denied", random -> visitor.manifest("elsewhere/image:1").expect(403),
                "unknown",
                        random -> visitor.manifest("soak/nothing:" + random.nextInt(100))
                                .expect(404),
                "range", this::range,
                "left while cached", random -> leave(known, random),
                "left while cold", random -> leave(fresh(random), random),
                "broken upstream", this::broken);
    }

    /** Returns when the time is over and every client has had its last answer. */
    void run(Duration time) throws InterruptedException, ExecutionException {
        Instant end = Instant.now().plus(time);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(Bed.seed() + i);
                running.add(clients.submit(() -> {
                    while (Instant.now().isBefore(end)) {
                        something(random);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** How often each thing was done. */
    Map<String, AtomicLong> done() {
        return done;
    }

    private void something(Random random) throws IOException, InterruptedException {
        Map.Entry<String, Doing> way = List.copyOf(ways.entrySet()).get(random.nextInt(ways.size()));
        way.getValue().once(random);
        done.computeIfAbsent(way.getKey(), name -> new AtomicLong()).incrementAndGet();
        // So that the disk is not full of images before the time is over.
        Thread.sleep(20);
    }

    private OwnImage fresh(Random random) {
        return OwnImage.withLayer("soak/fresh:" + number.incrementAndGet(), 10_000 + random.nextInt(150_000));
    }

    private void range(Random random) throws IOException, InterruptedException {
        int first = random.nextInt(layer.length - 1);
        int last = first + random.nextInt(layer.length - first);
        HttpResponse<byte[]> part = client.send(
                visitor.request(known.layerPath())
                        .header("Range", "bytes=" + first + "-" + last)
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(Arrays.equals(part.body(), Arrays.copyOfRange(layer, first, last + 1)))
                .isTrue();
    }

    private void leave(OwnImage image, Random random) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(visitor.request(image.layerPath()).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            assertThat(body.readNBytes(random.nextInt(10_000))).isNotNull();
        }
    }

    private void broken(Random random) {
        OwnImage image = fresh(random);
        Http.Reply manifest = visitor.manifest(image.byTag()).expect(200);
        assertThat(manifest.header("Docker-Content-Digest")).isEqualTo(image.digest());
        try (State once = UPSTREAM.breakingOnce(image.layerPath(), Faults.resetAfter(random.nextInt(100_000)))) {
            assertThat(once).isNotNull();
            Pulls.whole(visitor, image);
        }
    }
}
