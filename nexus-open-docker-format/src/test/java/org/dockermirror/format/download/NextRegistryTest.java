package org.dockermirror.format.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Ticker;
import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.Remotes;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** A blob that one registry does not bring to its end, or to a wrong one, comes from the next. */
public class NextRegistryTest {

    private static final String BLOB = "0123456789";
    private static final String SHA256 =
            Hashing.sha256().hashString(BLOB, UTF_8).toString();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlakyUpstream own = new FlakyUpstream();
    private final FlakyUpstream fallback = new FlakyUpstream();
    private final List<String> kept = new ArrayList<>();
    private SizeLimit limit = SizeLimit.ofMirror(1 << 20);
    private final BlobPull pull = new BlobPull(
            new Remotes(
                    List.of(own.registry("https://hub.example.com/"), fallback.registry("https://mirror.example.com/")),
                    Ticker.systemTicker(),
                    () -> {}),
            FlakyUpstream.none());

    @Test
    public void oneThatIsGoneInTheMiddleIsFollowedByTheNextAtOnce() {
        own.brokenOff("0123", 10).unreachable();
        fallback.rest("456789", "bytes 4-9/10");
        run();
        assertThat(kept).containsExactly(BLOB);
        assertThat(own.asked()).containsExactly("-", "bytes=4-");
        assertThat(fallback.asked()).containsExactly("bytes=4-");
    }

    @Test
    public void oneThatBreaksOffWithoutAByteIsPassedOver() {
        own.brokenOff("0123", 10).rest("", "bytes 4-9/10");
        fallback.rest("456789", "bytes 4-9/10");
        run();
        assertThat(kept).containsExactly(BLOB);
        assertThat(own.asked()).containsExactly("-", "bytes=4-");
        assertThat(fallback.asked()).containsExactly("bytes=4-");
    }

    @Test
    public void oneThatBreaksOffOnceIsAskedForTheRestItself() {
        own.brokenOff("0123", 10).rest("456789", "bytes 4-9/10");
        run();
        assertThat(kept).containsExactly(BLOB);
        assertThat(fallback.asked()).isEmpty();
    }

    @Test
    public void theRestOfSomethingElseIsNotKept() {
        own.brokenOff("0123", 10).unreachable();
        fallback.rest("xxxxxx", "bytes 4-9/10");
        Download download = run();
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining(SHA256);
        assertThat(kept).isEmpty();
    }

    @Test
    public void whatIsWrongAndSmallComesFromTheNextBeforeAnybodyIsAnswered() {
        own.whole("012345678x");
        fallback.whole(BLOB);
        Download download = run();
        assertThat(download.answerable()).isCompleted();
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void whatIsLargerThanItsManifestSaysComesFromTheNext() {
        limit = SizeLimit.ofManifest(BLOB.length());
        own.whole(BLOB + "and more");
        fallback.whole(BLOB);
        run();
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void whatIsWrongEverywhereIsAnError() {
        own.whole("012345678x");
        fallback.whole("012345678y");
        Download download = run();
        assertThatThrownBy(() -> download.answerable().join()).hasMessageContaining(SHA256);
        assertThat(kept).isEmpty();
        assertThat(own.asked()).hasSize(1);
        assertThat(fallback.asked()).hasSize(1);
        assertThat(folder.getRoot()).isEmptyDirectory();
    }

    @Test
    public void whatIsWrongAndSeenByThenComesFromTheNextWhenItIsAskedForAgain() {
        String large = "0".repeat(100_000);
        String digest = Hashing.sha256().hashString(large, UTF_8).toString();
        own.whole(large.replaceAll("0$", "x"));
        fallback.whole(large);
        run(digest);
        assertThat(kept).isEmpty();
        assertThat(fallback.asked()).isEmpty();
        run(digest);
        assertThat(kept).containsExactly(large);
    }

    @Test
    public void whoWaitedForSomethingSmallAndWrongFollowsWhatIsLargeAndRight() {
        String large = "0".repeat(100_000);
        String digest = Hashing.sha256().hashString(large, UTF_8).toString();
        own.whole("a page");
        fallback.whole(large);
        Download download = download(digest);
        List<Integer> keptThen = new ArrayList<>();
        CompletableFuture<Void> unused = download.answerable().thenRun(() -> keptThen.add(kept.size()));
        download.run(true);
        assertThat(keptThen).as("answered before the end").containsExactly(0);
        assertThat(kept).containsExactly(large);
    }

    @Test
    public void oneThatRestsIsAskedBeforeOneThatIsWrong() {
        own.unreachable().whole(BLOB);
        fallback.whole("012345678x");
        run();
        assertThat(kept).containsExactly(BLOB);
        assertThat(fallback.asked()).hasSize(1);
    }

    @Test
    public void toBlameIsTheOneThatSentTheRest() {
        own.brokenOff("0123", 10).unreachable().whole(BLOB);
        fallback.rest("xxxxxx", "bytes 4-9/10");
        run();
        assertThat(kept).containsExactly(BLOB);
        assertThat(fallback.asked()).containsExactly("bytes=4-");
    }

    private Download run() {
        return run(SHA256);
    }

    private Download run(String sha256) {
        Download download = download(sha256);
        download.run(true);
        download.end();
        return download;
    }

    private Download download(String sha256) {
        ImageRequest request = ImageRequest.of(RegistryPath.parse("/v2/a/blobs/sha256:" + sha256, "docker"), false);
        return new Download(
                request, limit, pull, new Store(), folder.getRoot().toPath(), Runnable::run, time -> {}, look -> {});
    }

    private final class Store implements BlobKeeper {
        @Override
        public boolean has(ImageRequest request) {
            return false;
        }

        @Override
        public void keep(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes) throws IOException {
            kept.add(Files.readString(file));
        }
    }
}
