package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.V1;
import static org.dockermirror.allowlist.content.TestImages.V2;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.manifest;
import static org.dockermirror.allowlist.content.TestImages.scope;
import static org.dockermirror.allowlist.content.TestPull.LAYER;
import static org.dockermirror.allowlist.content.TestPull.MOVED;
import static org.dockermirror.allowlist.content.TestPull.isAllKnown;
import static org.dockermirror.allowlist.content.TestPull.pull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.Scope;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The file in every state that it can be left in, and with as much in it as a busy server writes. */
public class ContentJournalExhaustiveTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final TestClock clock = new TestClock();
    private final List<String> log = new ArrayList<>();
    private Path file;

    @Before
    public void inAFolderThatIsNotThereYet() {
        file = folder.getRoot().toPath().resolve("docker-mirror/content.journal");
    }

    private KnownContent open() {
        return KnownContent.keptIn(file, 100_000, clock, log::add);
    }

    @Test
    public void aFileThatEndsAtAnyByteLosesOnlyItsEnd() throws IOException {
        pull(open());
        byte[] whole = Files.readAllBytes(file);
        int known = 0;
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            log.clear();
            try (KnownContent content = open()) {
                assertThat(content.size()).as("digests after %s bytes", length).isGreaterThanOrEqualTo(known);
                known = content.size();
                pull(content);
                assertThat(isAllKnown(content)).as("after %s bytes", length).isTrue();
            }
            assertThat(log).hasSizeLessThanOrEqualTo(1);
            try (KnownContent again = open()) {
                assertThat(isAllKnown(again))
                        .as("after %s bytes and a restart", length)
                        .isTrue();
            }
        }
        assertThat(known).as("rows: one digest takes two").isEqualTo(8);
    }

    @Test
    public void aFileWithAnyByteChangedIsReadUpToThere() throws IOException {
        pull(open());
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x55;
            Files.write(file, changed);
            log.clear();
            try (KnownContent content = open()) {
                assertThat(content.ask(HUB, APP, scope(APP, "team/app:v2"), LAYER))
                        .isEqualTo(Answer.UNKNOWN);
                pull(content);
                assertThat(isAllKnown(content)).as("byte %s", at).isTrue();
            }
            assertThat(log).as("byte %s", at).hasSize(1);
            assertThat(log.get(0)).contains(file.toString()).contains("is damaged after byte");
        }
    }

    @Test
    public void aTagThatMovesAllTheTimeDoesNotFillTheDisk() throws IOException {
        try (KnownContent content = open()) {
            pull(content);
            for (int i = 0; i < 20_000; i++) {
                content.served(HUB, APP, V2, i % 2 == 0 ? MOVED : digest(7));
            }
            assertThat(Files.size(file)).isLessThan(200_000);
        }
        assertThat(log).isEmpty();
        assertThat(isAllKnown(open())).isTrue();
    }

    @Test
    public void oneOfManyDigestsTakesAtMostAHundredBytesOnDisk() throws IOException {
        try (KnownContent content = open()) {
            for (int i = 0; i < 2_000; i++) {
                ImageName image = ImageName.parse("namespace-" + i % 50 + "/image-" + i);
                int from = 10 * i;
                content.read(HUB, image, V1, digest(from), manifest(digest(from + 1), digest(from + 2)));
            }
            assertThat(Files.size(file) / content.size()).isBetween(33L, 100L);
        }
    }

    @Test
    public void manyLearnAndAskAtOnceAndAllOfItIsKept() throws Exception {
        int threads = 8;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try (KnownContent content = open()) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int own = thread;
                all.add(executor.submit(() -> learnAndAsk(content, own)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }
        try (KnownContent again = open()) {
            for (int thread = 0; thread < threads; thread++) {
                for (int i = 0; i < 300; i++) {
                    ImageName image = ImageName.parse("team/n" + i % 7);
                    assertThat(again.ask(HUB, image, scope(image, "team/*"), digest(layer(thread, i))))
                            .isEqualTo(Answer.LED_TO);
                }
            }
        }
        assertThat(log).isEmpty();
    }

    private static void learnAndAsk(KnownContent content, int thread) {
        for (int i = 0; i < 300; i++) {
            ImageName image = ImageName.parse("team/n" + i % 7);
            Scope scope = scope(image, "team/*");
            Digest layer = digest(layer(thread, i));
            content.read(HUB, image, null, digest(layer(thread, i) + 1), manifest(layer, LAYER));
            assertThat(content.ask(HUB, image, scope, layer)).isEqualTo(Answer.LED_TO);
            assertThat(content.ask(HUB, image, scope, LAYER)).isEqualTo(Answer.LED_TO);
        }
    }

    private static int layer(int thread, int number) {
        return 1_000 + 2 * (300 * thread + number);
    }

    @Test
    public void muchThatIsForgottenLeavesTheDiskToo() throws IOException {
        try (KnownContent content = KnownContent.keptIn(file, 1_000, clock, log::add)) {
            for (int i = 0; i < 5_000; i++) {
                clock.passes(Duration.ofSeconds(1));
                ImageName image = ImageName.parse("team/n" + i);
                content.read(HUB, image, V1, digest(1_000_000 + i), manifest(digest(2_000_000 + i)));
            }
            assertThat(Files.size(file)).isLessThan(200_000);
        }
        try (KnownContent content = open()) {
            ImageName last = ImageName.parse("team/n4999");
            assertThat(content.ask(HUB, last, scope(last, "team/*"), digest(2_004_999)))
                    .isEqualTo(Answer.LED_TO);
            ImageName first = ImageName.parse("team/n0");
            assertThat(content.ask(HUB, first, scope(first, "team/*"), digest(2_000_000)))
                    .isEqualTo(Answer.UNKNOWN);
        }
    }

    @Test
    public void aMuchLowerLimitIsInForceAfterARestart() {
        try (KnownContent content = open()) {
            for (int i = 0; i < 2_000; i++) {
                content.served(HUB, ImageName.parse("team/n" + i), V1, digest(i));
            }
        }
        try (KnownContent content = KnownContent.keptIn(file, 1_000, clock, log::add)) {
            assertThat(content.size()).isBetween(100, 1_000);
        }
    }
}
