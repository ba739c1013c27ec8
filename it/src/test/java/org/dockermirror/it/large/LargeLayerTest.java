package org.dockermirror.it.large;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.it.bed.GeneratedRegistry;
import org.dockermirror.it.bed.Visitor;
import org.dockermirror.it.bed.Vitals;
import org.junit.ClassRule;
import org.junit.Test;

/** A layer that is larger than all the memory that the server has goes through it as any other. */
public class LargeLayerTest {
    @ClassRule
    public static final SmallServer SERVER = new SmallServer();

    private static final int MEGABYTE = 1 << 20;
    private static final int LITTLE_BY_LITTLE = 1 << 16;
    private static final int FAST = 3;

    /** Kilobytes: what the server keeps of a pull is no larger for a larger layer. */
    private static final long LITTLE = 32_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    public void itIsPulledByFastAndSlowClientsAtOnce() throws Exception {
        try (GeneratedRegistry upstream = GeneratedRegistry.start(SmallServer.HEAP + 2 * SmallServer.BUFFERS, 0)) {
            SmallServer.repository("large", upstream.url());
            Visitor visitor = Visitor.of("large");
            long before = Vitals.of(SmallServer.SERVER).heap();
            try (InputStream slow = open(visitor, upstream)) {
                List<CompletableFuture<Long>> fast = new ArrayList<>();
                for (int i = 0; i < FAST; i++) {
                    InputStream body = open(visitor, upstream);
                    fast.add(CompletableFuture.supplyAsync(
                            () -> right(upstream, 0, body), task -> new Thread(task).start()));
                }
                long position = 0;
                while (fast.stream().anyMatch(each -> !each.isDone())) {
                    // Slowly, but not never: the server cuts off who takes nothing for half a minute.
                    byte[] some = slow.readNBytes(LITTLE_BY_LITTLE);
                    assertThat(upstream.has(position, some, LITTLE_BY_LITTLE)).isTrue();
                    position += LITTLE_BY_LITTLE;
                    Thread.sleep(100);
                }
                for (CompletableFuture<Long> each : fast) {
                    assertThat(each.get()).isEqualTo(upstream.size());
                }
                assertThat(position).isLessThan(upstream.size() / 2);
                assertThat(right(upstream, position, slow)).isEqualTo(upstream.size());
            }
            assertThat(upstream.asked()).isEqualTo(1);
            assertThat(Vitals.of(SmallServer.SERVER).heap()).isLessThan(before + LITTLE);
        }
        assertThat(SmallServer.SERVER.log()).doesNotContain("OutOfMemoryError");
    }

    private InputStream open(Visitor visitor, GeneratedRegistry upstream) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(visitor.request(upstream.layerPath()).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** The position up to which a body is right, if it begins at one. */
    private static long right(GeneratedRegistry upstream, long from, InputStream body) {
        byte[] bytes = new byte[MEGABYTE];
        long position = from;
        try (body) {
            for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
                if (!upstream.has(position, bytes, read)) {
                    return position;
                }
                position += read;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("after " + position + " bytes", e);
        }
        return position;
    }
}
