package org.dockermirror.format.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.HashCode;
import com.google.common.util.concurrent.MoreExecutors;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

public class DownloadsTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlakyUpstream upstream = new FlakyUpstream();
    private int looks;

    @Test
    public void aBlobIsDownloadedOnceForAllImagesThatHaveIt() {
        ExecutorService never = Executors.newSingleThreadExecutor();
        never.execute(() -> DownloadsTest.sleepUntilStopped());
        Downloads downloads = downloads(never);
        Download first = downloads.of(blob("a"), 0);
        assertThat(downloads.of(blob("a"), 0)).isSameAs(first);
        assertThat(downloads.of(blob("b"), 0)).isSameAs(first);
        downloads.close();
        assertThatThrownBy(() -> first.answerable().join()).hasMessageContaining("stopped");
        assertThatThrownBy(() -> downloads.of(blob("a"), 0).answerable().join()).hasMessageContaining("stopped");
    }

    @Test
    public void afterItsEndTheNextOneBegins() {
        Downloads downloads = downloads(MoreExecutors.newDirectExecutorService());
        upstream.status(404).status(404);
        Download first = downloads.of(blob("a"), 0);
        assertThat(first.hasEnded()).isTrue();
        assertThat(first.isAbsent()).isTrue();
        assertThat(downloads.of(blob("a"), 0)).isNotSameAs(first);
        assertThat(upstream.asked()).hasSize(2);
    }

    @Test
    public void theCacheIsAskedAgainIfADownloadHasEndedSince() {
        Downloads downloads = downloads(MoreExecutors.newDirectExecutorService());
        upstream.status(404).status(404);
        long before = downloads.ended();
        downloads.of(blob("a"), before);
        assertThat(looks).isZero();
        downloads.of(blob("a"), before);
        assertThat(looks).isEqualTo(1);
        downloads.of(blob("a"), downloads.ended());
        assertThat(looks).isEqualTo(1);
    }

    private Downloads downloads(ExecutorService threads) {
        return new Downloads(
                new BlobSizes(1 << 20),
                upstream.pull(),
                new NoStore(),
                folder.getRoot().toPath(),
                threads,
                MoreExecutors.newDirectExecutorService(),
                look -> {});
    }

    private static ImageRequest blob(String image) {
        return ImageRequest.of(RegistryPath.parse("/v2/" + image + "/blobs/" + DIGEST, "docker"), false);
    }

    private static void sleepUntilStopped() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class NoStore implements BlobKeeper {
        @Override
        public boolean has(ImageRequest request) {
            looks++;
            return false;
        }

        @Override
        public void keep(ImageRequest request, Path file, Map<HashAlgorithm, HashCode> hashes) {
            throw new AssertionError("nothing to keep");
        }
    }
}
