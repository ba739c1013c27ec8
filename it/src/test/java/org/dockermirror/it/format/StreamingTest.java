package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Digests;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** Blobs while they arrive: served as they come, fetched once whoever asks or leaves, kept only when they are right. */
public class StreamingTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final int MEGABYTE = 1 << 20;

    private final Visitor visitor = Visitor.at(Entrance.CONNECTOR);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    public void theFirstBytesGoOutWhileTheRestIsOnItsWay() throws Exception {
        OwnImage image = OwnImage.withLayer("helloz/first-byte:1", 8 * MEGABYTE);
        RecordingProxy.State held = Upstream.PROXY.holdingBack(image.layerPath(), 2 * MEGABYTE);
        try (InputStream body = open(image)) {
            byte[] first = body.readNBytes(MEGABYTE);
            assertThat(first).hasSize(MEGABYTE);
            held.close();
            assertThat(image.layerPath()).endsWith(Digests.of(whole(first, body)));
        } finally {
            held.close();
        }
    }

    @Test
    public void whoeverComesInTheMiddleGetsWhatIsThereAtOnceAndTheRestWithTheOthers() throws Exception {
        OwnImage image = OwnImage.withLayer("helloz/joined:1", 8 * MEGABYTE);
        knownUpstream(image);
        List<InputStream> bodies = new ArrayList<>();
        List<byte[]> firsts = new ArrayList<>();
        try (RecordingProxy.State held = Upstream.PROXY.holdingBack(image.layerPath(), 4 * MEGABYTE)) {
            assertThat(held).isNotNull();
            for (int i = 0; i < 10; i++) {
                InputStream body = open(image);
                bodies.add(body);
                // The last byte that is there is held back: it might be the last of all.
                byte[] first = body.readNBytes(4 * MEGABYTE - 1);
                assertThat(first).hasSize(4 * MEGABYTE - 1);
                firsts.add(first);
            }
        }
        for (int i = 0; i < bodies.size(); i++) {
            try (InputStream body = bodies.get(i)) {
                assertThat(image.layerPath()).endsWith(Digests.of(whole(firsts.get(i), body)));
            }
        }
        assertThat(asked(image.layerPath())).isEqualTo(1);
    }

    @Test
    public void aClientThatStopsReadingHoldsUpNobodyAndCanReadOn() throws Exception {
        // More than the buffers between the two take.
        OwnImage image = OwnImage.withLayer("helloz/sleepy:1", 32 * MEGABYTE);
        knownUpstream(image);
        try (InputStream sleepy = open(image)) {
            byte[] first = sleepy.readNBytes(1000);
            assertThat(image.layerPath())
                    .endsWith(Digests.of(
                            visitor.get(image.layerPath()).expect(200).body()));
            Await.until(
                    Duration.ofMinutes(1),
                    "the blob in the cache",
                    () -> Contents.of("docker")
                            .assets()
                            .contains("/v2/-/blobs/" + image.blobs().get(1)));
            assertThat(image.layerPath()).endsWith(Digests.of(whole(first, sleepy)));
        }
        assertThat(asked(image.layerPath())).isEqualTo(1);
    }

    @Test
    public void fiveHundredClientsAreOneDownloadAndTheServerGoesOnAnswering() throws Exception {
        OwnImage image = OwnImage.withLayer("helloz/herd:1", 3 * MEGABYTE);
        knownUpstream(image);
        List<CompletableFuture<HttpResponse<byte[]>>> herd = new ArrayList<>();
        try (RecordingProxy.State held = Upstream.PROXY.holdingBack(image.name() + "/", 0)) {
            assertThat(held).isNotNull();
            HttpRequest manifest = visitor.request(image.tagPath()).build();
            HttpRequest layer = visitor.request(image.layerPath()).build();
            for (int i = 0; i < 250; i++) {
                herd.add(client.sendAsync(manifest, BodyHandlers.ofByteArray()));
                herd.add(client.sendAsync(layer, BodyHandlers.ofByteArray()));
            }
            Await.until(
                    Duration.ofMinutes(1),
                    "both requests upstream",
                    () -> asked(image.tagPath()) == 1 && asked(image.layerPath()) == 1);
            for (int i = 0; i < 5; i++) {
                HttpRequest status = HttpRequest.newBuilder(
                                java.net.URI.create(NexusServer.URL + "/service/rest/v1/status"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
                assertThat(client.send(status, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
            }
            assertThat(herd).noneMatch(CompletableFuture::isDone);
        }
        for (int i = 0; i < herd.size(); i++) {
            HttpResponse<byte[]> answer = herd.get(i).get();
            assertThat(answer.statusCode()).isEqualTo(200);
            String digest = Digests.of(answer.body());
            assertThat(i % 2 == 0 ? image.digest() : image.blobs().get(1)).isEqualTo(digest);
        }
        assertThat(asked(image.tagPath())).isEqualTo(1);
        assertThat(asked(image.layerPath())).isEqualTo(1);
    }

    @Test
    public void aClientThatLeavesDoesNotStopTheDownload() throws Exception {
        OwnImage image = OwnImage.withLayer("helloz/leaver:1", 4 * MEGABYTE);
        try (RecordingProxy.State held = Upstream.PROXY.holdingBack(image.layerPath(), 2 * MEGABYTE)) {
            assertThat(held).isNotNull();
            try (InputStream body = open(image)) {
                assertThat(body.read()).isNotNegative();
            }
        }
        Upstream.PROXY.forget();
        assertThat(image.layerPath())
                .endsWith(Digests.of(visitor.get(image.layerPath()).expect(200).body()));
        assertThat(asked(image.layerPath())).isZero();
    }

    @Test
    public void aDownloadThatBreaksOffIsResumed() {
        OwnImage image = OwnImage.withLayer("helloz/broken:1", 4 * MEGABYTE);
        knownUpstream(image);
        try (RecordingProxy.State broken = Upstream.PROXY.breakingOff(image.layerPath(), 2 * MEGABYTE)) {
            assertThat(broken).isNotNull();
            assertThat(image.layerPath())
                    .endsWith(Digests.of(
                            visitor.get(image.layerPath()).expect(200).body()));
        }
        assertThat(asked(image.layerPath())).isEqualTo(2);
        assertThat(visitor.getsWhole(image.layerPath())).isTrue();
        assertThat(asked(image.layerPath())).isEqualTo(2);
    }

    @Test
    public void aLargeBlobThatIsNotWhatWasNamedIsNeverServedWholeNorKept() {
        OwnImage image = OwnImage.withLayer("helloz/large-lie:1", 2 * MEGABYTE);
        try (RecordingProxy.State lie = Upstream.PROXY.lyingAbout(image.layerPath())) {
            assertThat(lie).isNotNull();
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
        }
        assertThat(image.layerPath())
                .endsWith(Digests.of(visitor.get(image.layerPath()).expect(200).body()));
    }

    @Test
    public void rangesAreAnsweredWhetherTheBlobIsCachedOrNot() throws Exception {
        OwnImage image = OwnImage.withLayer("helloz/ranges:1", 2 * MEGABYTE);
        HttpResponse<byte[]> cold = range(image, "bytes=1000000-1000099");
        HttpResponse<byte[]> warm = range(image, "bytes=1000000-1000099");
        byte[] whole = visitor.get(image.layerPath()).expect(200).body();
        for (HttpResponse<byte[]> part : List.of(cold, warm)) {
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 1000000, 1000100));
            assertThat(part.headers().firstValue("Content-Range")).contains("bytes 1000000-1000099/" + whole.length);
        }
        assertThat(range(image, "bytes=-100").body())
                .isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - 100, whole.length));
        assertThat(range(image, "bytes=" + whole.length + "-").statusCode()).isEqualTo(416);
    }

    @Test
    public void whatTheClientHasIsNotSentAgain() throws Exception {
        OwnImage image = OwnImage.single("helloz/known:1");
        for (String path : List.of(image.tagPath(), image.layerPath())) {
            Http.Reply first = visitor.get(path).expect(200);
            HttpRequest again = visitor.request(path)
                    .header("If-None-Match", first.header("ETag"))
                    .build();
            assertThat(client.send(again, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(304);
        }
    }

    private HttpResponse<byte[]> range(OwnImage image, String range) throws IOException, InterruptedException {
        HttpRequest request =
                visitor.request(image.layerPath()).header("Range", range).build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    /** What was read already, and all that comes after it. */
    private static byte[] whole(byte[] first, InputStream rest) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(first);
        rest.transferTo(all);
        return all.toByteArray();
    }

    private InputStream open(OwnImage image) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(visitor.request(image.layerPath()).build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** Gets the upstream's token for the image: the request that is answered with the challenge is not to be counted. */
    private void knownUpstream(OwnImage image) {
        visitor.get("/v2/" + image.name() + "/tags/list").expect(200);
        Upstream.PROXY.forget();
    }

    private static long asked(String path) {
        return Upstream.PROXY.requests().stream()
                .filter(request -> request.equals("GET " + path))
                .count();
    }
}
