package org.dockermirror.it.large;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.GeneratedRegistry;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** With {@code docker-mirror.stop-abandoned-downloads} the last client that leaves stops the download. */
public class AbandonedDownloadTest {
    @ClassRule
    public static final SmallServer SERVER = new SmallServer();

    private static final int MEGABYTES = 36;

    /** Milliseconds between two megabytes: the whole takes 18 seconds, longer than a download is left unread. */
    private static final int PAUSE = 500;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    public void theLastClientThatLeavesStopsTheDownloadAndTheNextPullFetchesAnew() throws Exception {
        try (GeneratedRegistry upstream = GeneratedRegistry.start(MEGABYTES, PAUSE)) {
            SmallServer.repository("abandoned", upstream.url());
            Visitor visitor = Visitor.of("abandoned");
            for (int i = 0; i < 2; i++) {
                try (InputStream body = open(visitor, upstream)) {
                    assertThat(body.read()).isNotNegative();
                }
            }
            Await.until(Duration.ofSeconds(17), "the end of the download", () -> upstream.ended() == 1);
            Await.until(
                    Duration.ofSeconds(5),
                    "no part of it",
                    () -> parts("abandoned").isEmpty());
            assertThat(SmallServer.SERVER.log()).contains("is stopped after");
            upstream.hurry();
            Http.Reply layer = visitor.get(upstream.layerPath()).expect(200);
            assertThat(layer.body()).hasSize((int) upstream.size());
            assertThat(upstream.has(0, layer.body(), layer.body().length)).isTrue();
            assertThat(upstream.asked()).isEqualTo(2);
        }
    }

    @Test
    public void aClientThatStaysKeepsIt() throws Exception {
        try (GeneratedRegistry upstream = GeneratedRegistry.start(MEGABYTES, PAUSE)) {
            SmallServer.repository("kept", upstream.url());
            Visitor visitor = Visitor.of("kept");
            try (InputStream stays = open(visitor, upstream)) {
                try (InputStream leaves = open(visitor, upstream)) {
                    assertThat(leaves.read()).isNotNegative();
                }
                byte[] layer = stays.readAllBytes();
                assertThat(layer).hasSize((int) upstream.size());
                assertThat(upstream.has(0, layer, layer.length)).isTrue();
            }
            assertThat(upstream.asked()).isEqualTo(1);
        }
    }

    private InputStream open(Visitor visitor, GeneratedRegistry upstream) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(visitor.request(upstream.layerPath()).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What is left of downloads of a repository. */
    private static List<Path> parts(String repository) {
        try (Stream<Path> files = Files.walk(SmallServer.SERVER.data())) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .filter(file -> file.getParent().endsWith(repository))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
