package org.dockermirror.format.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dockermirror.format.error.StorageException;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

public class DownloadTest {

    private static final String BLOB = "0123456789";
    private static final String SHA256 =
            Hashing.sha256().hashString(BLOB, UTF_8).toString();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlakyUpstream upstream = new FlakyUpstream();
    private final List<String> kept = new ArrayList<>();
    private final List<Map<HashAlgorithm, HashCode>> hashes = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private SizeLimit limit = SizeLimit.ofMirror(1 << 20);
    private boolean diskFull;
    private boolean inCache;

    @Test
    public void aWholeBlobIsKeptAndServed() throws IOException {
        upstream.whole(BLOB);
        Download download = run("sha256:" + SHA256);
        assertThat(download.answerable()).isCompleted();
        assertThat(kept).containsExactly(BLOB);
        assertThat(hashes.get(0))
                .containsEntry(HashAlgorithm.SHA1, HashCode.fromString("87acec17cd9dcd20a716cc2cf67417b71c8a7016"))
                .containsEntry(HashAlgorithm.SHA256, HashCode.fromString(SHA256));
        assertThat(leftovers()).isEmpty();
    }

    @Test
    public void aDigestMayBeOfSha512() {
        upstream.whole(BLOB);
        run("sha512:" + Hashing.sha512().hashString(BLOB, UTF_8));
        assertThat(kept).containsExactly(BLOB);
        assertThat(hashes.get(0)).containsKey(HashAlgorithm.SHA512);
    }

    @Test
    public void whatHasAnotherDigestIsNeitherKeptNorServed() {
        upstream.whole("0123456788");
        Download download = run("sha256:" + SHA256);
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining(SHA256);
        assertThat(kept).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    public void whatBreaksOffIsResumedWhereItEnded() {
        upstream.brokenOff("0123", 10)
                .unreachable()
                .status(503)
                .rest("456", "bytes 4-9/10")
                .rest("789", "bytes 7-9/10");
        run("sha256:" + SHA256);
        assertThat(kept).containsExactly(BLOB);
        assertThat(upstream.asked()).containsExactly("-", "bytes=4-", "bytes=4-", "bytes=4-", "bytes=7-");
    }

    @Test
    public void anUpstreamWithoutRangesBeginsAnewAndWhatIsHereIsReadOver() {
        upstream.brokenOff("0123", 10).whole(BLOB);
        run("sha256:" + SHA256);
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void anotherPartThanWasAskedForIsNotTaken() {
        upstream.brokenOff("0123", 10).rest("56789", "bytes 5-9/10").rest("456789", "bytes 4-9/10");
        run("sha256:" + SHA256);
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void aBodyThatEndsTooEarlyIsResumedToo() {
        upstream.then(request -> FlakyUpstream.response(200, FlakyUpstream.stream("0123"), 10))
                .rest("456789", "bytes 4-9/10");
        run("sha256:" + SHA256);
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void aBodyWithoutALengthIsTakenAsItEnds() {
        upstream.then(request -> FlakyUpstream.response(200, FlakyUpstream.stream(BLOB), -1));
        run("sha256:" + SHA256);
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void anUpstreamThatBreaksOffAgainAndAgainHasFailed() {
        upstream.brokenOff("0123", 10);
        Download download = run("sha256:" + SHA256);
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining("again and again");
        assertThat(upstream.asked()).hasSize(6);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .as("less than clients wait")
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
        assertThat(kept).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    public void aRestThatIsLongerThanTheWholeWasSaidToBeIsNotTaken() {
        upstream.brokenOff("0123", 10).rest("45678999", "bytes 4-11/12").rest("456789", "bytes 4-9/10");
        run("sha256:" + SHA256);
        assertThat(upstream.asked()).containsExactly("-", "bytes=4-", "bytes=4-");
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void aBodyWithoutALengthMayBeAsLongAsItsLimit() {
        limit = SizeLimit.ofManifest(10);
        upstream.then(request -> FlakyUpstream.response(200, FlakyUpstream.stream(BLOB), -1));
        run("sha256:" + SHA256);
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void aBodyWithoutAnEndIsGivenUpAtItsLimitAndNotAskedForAgain() {
        limit = SizeLimit.ofManifest(10);
        AtomicBoolean closed = new AtomicBoolean();
        upstream.then(request -> FlakyUpstream.response(200, endless(closed), -1));
        Download download = run("sha256:" + SHA256);
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining("more for a@sha256:" + SHA256);
        assertThat(upstream.asked()).hasSize(1);
        assertThat(closed).isTrue();
        assertThat(kept).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    public void thoseWhoFollowABodyWithoutAnEndAreToldThatItIsOver() {
        limit = SizeLimit.ofMirror(1 << 20);
        upstream.then(request -> FlakyUpstream.response(200, endless(new AtomicBoolean()), -1));
        Download download = download("sha256:" + SHA256);
        CompletedRead reader = new CompletedRead(download);
        download.run(true);
        download.end();
        assertThatThrownBy(reader::text).hasMessageContaining("docker-mirror.largest-blob");
        assertThat(leftovers()).isEmpty();
    }

    @Test
    public void aLengthOverTheLimitIsRefusedBeforeAnybodyIsAnswered() {
        limit = SizeLimit.ofManifest(9);
        upstream.whole(BLOB);
        Download download = download("sha256:" + SHA256);
        CompletedRead reader = new CompletedRead(download);
        download.run(true);
        assertThatThrownBy(reader::text).hasMessageContaining("than the 9 bytes");
        assertThat(download.hasEnded()).isTrue();
        assertThat(kept).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    /** More than anybody should read. */
    private static InputStream endless(AtomicBoolean closed) {
        return new InputStream() {
            private int reads;

            @Override
            public int read() {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                if (reads++ > 100) {
                    throw new AssertionError("was read on and on");
                }
                return length;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    @Test
    public void aDiskThatCannotBeWrittenToIsNotUpstreamsFaultAndHoldsNoConnection() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        upstream.then(request -> FlakyUpstream.response(200, closing(BLOB, closed), 10));
        Files.delete(folder.getRoot().toPath());
        Files.writeString(folder.getRoot().toPath(), "in the way of the folder");
        Download download = run("sha256:" + SHA256);
        assertThatThrownBy(() -> download.answerable().join()).hasCauseInstanceOf(StorageException.class);
        assertThat(closed).isTrue();
    }

    @Test
    public void anErrorOfTheMachineIsToldToThoseWhoFollow() {
        upstream.brokenOff("0123", 10).then(request -> {
            throw new OutOfMemoryError("heap");
        });
        Download download = download("sha256:" + SHA256);
        CompletedRead reader = new CompletedRead(download);
        assertThatThrownBy(() -> download.run(true)).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(reader::text).hasRootCauseMessage("heap");
    }

    private static InputStream closing(String bytes, AtomicBoolean closed) {
        return new FilterInputStream(FlakyUpstream.stream(bytes)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
    }

    @Test
    public void anUpstreamThatCannotBeReachedAtFirstIsNotAskedAgain() {
        upstream.unreachable().whole(BLOB);
        Download download = run("sha256:" + SHA256);
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining("connection refused");
        assertThat(upstream.asked()).hasSize(1);
    }

    @Test
    public void nobodyIsAnsweredBeforeThereIsSomethingToRead() {
        Download download = download("sha256:" + SHA256);
        List<Boolean> answerable = new ArrayList<>();
        upstream.then(request -> FlakyUpstream.response(
                200,
                new FilterInputStream(FlakyUpstream.stream(BLOB)) {
                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        answerable.add(download.answerable().isDone());
                        return super.read(bytes, offset, Math.min(length, 5));
                    }
                },
                -1));
        download.run(true);
        assertThat(answerable).containsExactly(false, true, true);
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void anUpstreamThatSendsNothingButHeadersHasFailedBeforeAnybodyIsAnswered() {
        upstream.brokenOff("", 1 << 20);
        Download download = run("sha256:" + SHA256);
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining("again and again");
    }

    @Test
    public void theCacheIsAskedOnlyIfItMayHaveChanged() {
        inCache = true;
        download("sha256:" + SHA256).run(true);
        assertThat(upstream.asked()).isEmpty();
        download("sha256:" + SHA256).run(false);
        assertThat(upstream.asked()).isNotEmpty();
    }

    @Test
    public void whatUpstreamDoesNotHaveIsAbsent() {
        upstream.status(404);
        Download download = run("sha256:" + SHA256);
        assertThat(download.answerable()).isCompleted();
        assertThat(download.isAbsent()).isTrue();
    }

    @Test
    public void thoseWhoFollowHaveTheBytesEvenIfTheyCannotBeKept() throws IOException {
        diskFull = true;
        List<String> served = new ArrayList<>();
        upstream.then(request -> FlakyUpstream.response(200, FlakyUpstream.stream(BLOB), -1));
        Download download = download("sha256:" + SHA256);
        CompletedRead reader = new CompletedRead(download);
        download.run(true);
        download.end();
        served.add(reader.text());
        assertThat(served).containsExactly(BLOB);
        assertThat(kept).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    public void whoComesAfterTheEndReadsTheCache() throws IOException {
        upstream.whole(BLOB);
        Download download = run("sha256:" + SHA256);
        try (InputStream in = download.payload(() -> Optional.of(
                        new org.sonatype.nexus.repository.view.payloads.StringPayload("cached", "text/plain")))
                .openInputStream()) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("cached");
        }
    }

    /** A client that came at the first byte. */
    private static final class CompletedRead {
        private final java.util.concurrent.CompletableFuture<InputStream> opened;

        CompletedRead(Download download) {
            opened = download.answerable().thenApply(nothing -> {
                try {
                    return download.payload(Optional::empty).openInputStream();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
        }

        String text() throws IOException {
            try (InputStream in = opened.join()) {
                return new String(in.readAllBytes(), UTF_8);
            }
        }
    }

    private Download run(String digest) {
        Download download = download(digest);
        download.run(true);
        download.end();
        return download;
    }

    private Download download(String digest) {
        ImageRequest request = ImageRequest.of(RegistryPath.parse("/v2/a/blobs/" + digest, "docker"), false);
        return new Download(
                request,
                limit,
                upstream.pull(),
                new Store(),
                folder.getRoot().toPath(),
                Runnable::run,
                pauses::add,
                look -> {});
    }

    private List<Path> leftovers() {
        try (java.util.stream.Stream<Path> files = Files.list(folder.getRoot().toPath())) {
            return files.collect(java.util.stream.Collectors.toList());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class Store implements BlobKeeper {
        @Override
        public boolean has(ImageRequest request) {
            return inCache;
        }

        @Override
        public void keep(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> computed) throws IOException {
            if (diskFull) {
                throw new IOException("no space left on device");
            }
            kept.add(Files.readString(file));
            hashes.add(computed);
        }
    }
}
