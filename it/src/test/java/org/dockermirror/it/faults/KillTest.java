package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * A server that is killed ({@code kill -9}) in the middle of pulls never serves anything half-written afterwards, serves what
 * was pulled before, and pulls go on.
 *
 * <p>One client is certain to be in the middle of a layer when the server goes. A restart is what takes time, so a kill
 * cuts off several pulls more, each at a random point of its own: of {@link #SLOW} that take as long as the time until the
 * kill and begin some time within it, and of one client that pulls small images at full speed, so that the store is hit
 * too. Two kills make ten such points; the long form kills ten times.
 */
public class KillTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String REPOSITORY = "killed";
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;
    private static final int KILLS = Bed.isLong() ? 10 : 2;
    private static final int SLOW = 4;
    private static final int FAST = 12;
    private static final int MILLISECONDS = 3000;

    private final Random random = new Random(Bed.seed());
    private final Visitor visitor = Visitor.of(REPOSITORY);

    @BeforeClass
    public static void makeRepository() {
        FaultyServer.repository(REPOSITORY, UPSTREAM.url(), "default");
    }

    @Test
    public void nothingHalfWrittenIsEverServed() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            List<OwnImage> images = new ArrayList<>();
            for (int i = 0; i < SLOW + FAST; i++) {
                images.add(OwnImage.withLayer("killed/image-" + kill + "-" + i + ":1", i < SLOW ? 1 << 20 : 20_000));
            }
            OwnImage before = OwnImage.single("killed/before-" + kill + ":1");
            Pulls.whole(visitor, before);
            OwnImage cut = OwnImage.withLayer("killed/cut-" + kill + ":1", 1 << 20);
            pullAndKill(cut, images.subList(0, SLOW), images.subList(SLOW, SLOW + FAST));
            FaultyServer.start();
            try (State off = UPSTREAM.refusing()) {
                assertThat(off).isNotNull();
                Pulls.whole(visitor, before);
                assertThat(Pulls.harmless(visitor, cut.layerPath())).isFalse();
                images.forEach(image -> image.paths().forEach(path -> Pulls.harmless(visitor, path)));
            }
            Pulls.whole(visitor, cut);
            images.forEach(image -> Pulls.whole(visitor, image));
            assertThat(leftOver()).isEmpty();
        }
    }

    /** @param cut whose layer is certain to be on its way to a client when the server goes */
    private void pullAndKill(OwnImage cut, List<OwnImage> slow, List<OwnImage> fast) throws Exception {
        ExecutorService clients = Executors.newCachedThreadPool();
        List<State> lines = new ArrayList<>();
        try {
            lines.add(UPSTREAM.breaking(cut.layerPath(), Faults.stallAfter(100_000)));
            HttpResponse<InputStream> onItsWay = HttpClient.newHttpClient()
                    .send(visitor.request(cut.layerPath()).build(), BodyHandlers.ofInputStream());
            assertThat(onItsWay.body().read()).isNotNegative();
            for (OwnImage image : slow) {
                // A manifest, a configuration and two layers, each as long as a quarter of the time.
                lines.add(UPSTREAM.breaking(image.name() + "/", Faults.slow(10, MILLISECONDS / 40)));
                clients.execute(pull(List.of(image), random.nextInt(MILLISECONDS)));
            }
            clients.execute(pull(fast, MILLISECONDS - 100 - random.nextInt(400)));
            Thread.sleep(MILLISECONDS);
            FaultyServer.SERVER.kill();
            long size = onItsWay.headers().firstValueAsLong("Content-Length").orElseThrow();
            assertThat(1 + bytesOf(onItsWay.body())).isLessThan(size);
        } finally {
            lines.forEach(State::close);
            clients.shutdownNow();
        }
    }

    /** A client that is not surprised when the server goes. */
    private Runnable pull(List<OwnImage> images, int afterMilliseconds) {
        return () -> {
            try {
                Thread.sleep(afterMilliseconds);
                for (OwnImage image : images) {
                    visitor.manifest(image.byTag());
                    image.paths().forEach(visitor::getsWhole);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IllegalStateException | UncheckedIOException e) {
                // The server has gone.
            }
        };
    }

    /** How many there are until it ends or breaks off. */
    private static long bytesOf(InputStream body) {
        long bytes = 0;
        try (body) {
            while (body.read() >= 0) {
                bytes++;
            }
        } catch (IOException e) {
            // The server has gone.
        }
        return bytes;
    }

    private static List<Path> leftOver() throws IOException {
        Path spool = FaultyServer.SERVER.data().resolve("blobs/default/content/tmp/docker-spool/" + REPOSITORY);
        try (Stream<Path> files = Files.list(spool)) {
            return files.toList();
        }
    }
}
