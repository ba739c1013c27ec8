package org.dockermirror.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Upstream;

/** Many clients at once that pull an image which is not in the cache: what upstream is asked; against docker-registry. */
public final class Herd {

    private static final int ROUNDS = 3;
    private static final int CLIENTS = 50;
    private static final int BYTES = 20 << 20;

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(CLIENTS);

    private Herd() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Beside both = Beside.caches("herd", Upstream.WITHOUT_TOKENS.url());
        Spread ours = new Spread();
        for (int round = 0; round < ROUNDS; round++) {
            for (Target target : both.inRound(round)) {
                OwnImage image = OwnImage.withLayer("helloz/herd-" + target.name() + ":" + (round + 1), BYTES);
                Upstream.WITHOUT_TOKENS.forget();
                pull(target, image);
                Spread blobs = new Spread();
                image.blobs().forEach(blob -> blobs.add(asked("/blobs/" + blob)));
                System.out.printf(
                        Locale.ROOT,
                        "%-15s GETs upstream: a blob %s, manifest by tag %.0f, by digest %.0f%n",
                        target.name(),
                        blobs,
                        asked(image.tagPath()),
                        asked("/manifests/" + image.digest()));
                if (target.equals(both.ours())) {
                    // Never asking for one would be as wrong as asking twice.
                    ours.add(blobs.smallest() < 1 ? 0 : blobs.largest());
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "herd upstream_gets_per_blob=%.2f clients=%d%n",
                ours.smallest() < 1 ? 0 : ours.largest(),
                CLIENTS);
        System.exit(0);
    }

    /** Every client pulls the whole image, all of them from the same moment on. */
    private static void pull(Target target, OwnImage image) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(CLIENTS);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(THREADS.submit(() -> {
                var headers = target.headers();
                ready.countDown();
                go.await();
                for (String path : paths(image)) {
                    byte[] body = Http.send("GET", target.host() + target.below() + path, headers, new byte[0])
                            .expect(200)
                            .body();
                    if (path.contains("sha256:") && !path.endsWith(Digests.of(body))) {
                        throw new IllegalStateException("wrong bytes of " + path);
                    }
                }
                return null;
            }));
        }
        ready.await();
        Program.Used before = target.program().used();
        long began = System.nanoTime();
        go.countDown();
        for (Future<?> client : clients) {
            client.get();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-15s %d pulls in %.2f s, %s%n",
                target.name(),
                CLIENTS,
                seconds,
                target.program().used().since(before, seconds));
    }

    /** What docker asks for: the tag, the manifest, the configuration and the layers. */
    private static List<String> paths(OwnImage image) {
        List<String> paths = new ArrayList<>(image.paths());
        paths.add(0, image.tagPath());
        return paths;
    }

    private static double asked(String end) {
        return Upstream.WITHOUT_TOKENS.requests().stream()
                .filter(request -> request.startsWith("GET ") && request.endsWith(end))
                .count();
    }
}
