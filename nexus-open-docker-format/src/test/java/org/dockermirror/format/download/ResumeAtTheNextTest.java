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
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.dockermirror.format.upstream.Remotes;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** A blob that one registry does not bring to its end is brought there by the next. */
public class ResumeAtTheNextTest {

    private static final String BLOB = "0123456789";
    private static final String SHA256 =
            Hashing.sha256().hashString(BLOB, UTF_8).toString();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlakyUpstream own = new FlakyUpstream();
    private final FlakyUpstream fallback = new FlakyUpstream();
    private final List<String> kept = new ArrayList<>();

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

    private Download run() {
        ImageRequest request = ImageRequest.of(RegistryPath.parse("/v2/a/blobs/sha256:" + SHA256, "docker"), false);
        Remotes remotes = new Remotes(
                List.of(own.registry("https://hub.example.com/"), fallback.registry("https://mirror.example.com/")),
                Ticker.systemTicker(),
                () -> {});
        Download download = new Download(
                request,
                SizeLimit.ofMirror(1 << 20),
                new BlobPull(remotes),
                new Store(),
                folder.getRoot().toPath(),
                Runnable::run,
                time -> {});
        download.run(true);
        download.end();
        return download;
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
