package org.dockermirror.format.download;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hashing;
import com.google.common.util.concurrent.MoreExecutors;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dockermirror.format.pull.QueuedExecutor;
import org.dockermirror.format.request.ImageRequest;
import org.dockermirror.format.request.RegistryPath;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.hash.HashAlgorithm;

/** A download that nobody reads is stopped after a while, where that is wished. */
public class AbandonedDownloadTest {

    private static final String BLOB = "0123456789".repeat(20_000);
    private static final String DIGEST = "sha256:" + Hashing.sha256().hashString(BLOB, UTF_8);
    private static final ImageRequest REQUEST =
            ImageRequest.of(RegistryPath.parse("/v2/a/blobs/" + DIGEST, "docker"), false);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FlakyUpstream upstream = new FlakyUpstream();
    private final List<String> kept = new ArrayList<>();
    /** What looks after a while whether anybody reads. */
    private final Deque<Runnable> looks = new ArrayDeque<>();

    private final List<Runnable> downloads = new ArrayList<>();
    private Downloads all;

    @Before
    public void begin() {
        all = new Downloads(
                new BlobSizes(1 << 20),
                upstream.pull(),
                new Store(),
                folder.getRoot().toPath(),
                new QueuedExecutor(downloads),
                MoreExecutors.newDirectExecutorService(),
                looks::add);
    }

    @Test
    public void oneThatNobodyBeganToReadIsStopped() {
        inTheMiddle(this::lookAll);
        Download download = all.of(REQUEST, 0);
        downloads.remove(0).run();
        assertThat(download.hasEnded()).isTrue();
        assertThat(kept).isEmpty();
        assertThat(folder.getRoot()).isEmptyDirectory();
        assertThat(upstream.asked()).containsExactly("-");
    }

    @Test
    public void oneWhoseLastReaderLeftIsStoppedAndTheNextBeginsAnew() {
        inTheMiddle(() -> {
            InputStream reader = open(all.of(REQUEST, 0));
            lookAll();
            close(reader);
            lookAll();
        });
        upstream.whole(BLOB);
        Download first = all.of(REQUEST, 0);
        downloads.remove(0).run();
        assertThat(kept).isEmpty();
        assertThat(folder.getRoot()).isEmptyDirectory();
        Download next = all.of(REQUEST, all.ended());
        assertThat(next).isNotSameAs(first);
        downloads.remove(0).run();
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void whoComesWhileItStopsBeginsAnew() {
        List<Download> came = new ArrayList<>();
        inTheMiddle(() -> {
            lookAll();
            came.add(all.of(REQUEST, 0));
        });
        upstream.whole(BLOB);
        Download first = all.of(REQUEST, 0);
        downloads.remove(0).run();
        assertThat(came.get(0)).isNotSameAs(first);
        downloads.remove(0).run();
        assertThat(came.get(0).hasEnded()).isTrue();
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void oneThatIsReadGoesOnWhoeverElseLeaves() {
        inTheMiddle(() -> {
            InputStream stays = open(all.of(REQUEST, 0));
            close(open(all.of(REQUEST, 0)));
            lookAll();
            assertThat(stays).isNotNull();
        });
        all.of(REQUEST, 0);
        downloads.remove(0).run();
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void whoHasComeAndNotBegunToReadIsWaitedFor() {
        inTheMiddle(() -> {
            all.of(REQUEST, 0);
            // It is looked again later.
            looks.remove().run();
            assertThat(looks).hasSize(1);
        });
        all.of(REQUEST, 0);
        downloads.remove(0).run();
        assertThat(kept).containsExactly(BLOB);
    }

    @Test
    public void afterItsEndThereIsNothingToStop() {
        upstream.whole(BLOB);
        all.of(REQUEST, 0);
        downloads.remove(0).run();
        assertThat(looks).isNotEmpty();
        lookAll();
        assertThat(kept).containsExactly(BLOB);
    }

    private void lookAll() {
        while (!looks.isEmpty()) {
            looks.remove().run();
        }
    }

    /** An upstream that sends half of the blob, and the rest when this was done. */
    private void inTheMiddle(Runnable work) {
        upstream.then(request -> FlakyUpstream.response(
                200,
                new FilterInputStream(FlakyUpstream.stream(BLOB)) {
                    private int left = BLOB.length() / 2;
                    private boolean done;

                    @Override
                    public int read(byte[] bytes, int offset, int length) throws IOException {
                        if (left > 0) {
                            int read = super.read(bytes, offset, Math.min(length, left));
                            left -= read;
                            return read;
                        }
                        if (!done) {
                            done = true;
                            work.run();
                        }
                        return super.read(bytes, offset, length);
                    }
                },
                BLOB.length()));
    }

    private static InputStream open(Download download) {
        try {
            return download.payload(Optional::empty).openInputStream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
