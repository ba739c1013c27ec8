package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.V1;
import static org.dockermirror.allowlist.content.TestImages.V2;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.index;
import static org.dockermirror.allowlist.content.TestImages.longDigest;
import static org.dockermirror.allowlist.content.TestImages.manifest;
import static org.dockermirror.allowlist.content.TestImages.scope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.rule.Scope;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ContentJournalTest {

    private static final Digest INDEX = digest(1);
    private static final Digest MANIFEST = longDigest(2);
    private static final Digest LAYER = digest(3);
    private static final Digest MOVED = digest(4);
    private static final Digest MOVED_LAYER = digest(5);
    private static final Digest REFERRER = digest(6);

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

    private static void pull(KnownContent known) {
        known.read(HUB, APP, V2, MOVED, manifest(MOVED_LAYER));
        known.read(HUB, APP, V1, INDEX, index(MANIFEST));
        known.read(HUB, APP, null, MANIFEST, manifest(LAYER));
        known.served(HUB, APP, V2, digest(7));
        known.referrers(HUB, APP, INDEX, List.of(REFERRER));
    }

    private static boolean isAllKnown(KnownContent known) {
        Scope v1 = scope(APP, "team/app:v1");
        Scope v2 = scope(APP, "team/app:v2");
        return List.of(INDEX, MANIFEST, LAYER, REFERRER).stream()
                        .allMatch(digest -> known.ask(HUB, APP, v1, digest) == Answer.LED_TO)
                && List.of(MOVED, MOVED_LAYER, digest(7)).stream()
                        .allMatch(digest -> known.ask(HUB, APP, v2, digest) == Answer.LED_TO)
                && known.ask(HUB, APP, v2, LAYER) == Answer.UNKNOWN;
    }

    @Test
    public void whatWasLearnedIsKnownAfterARestart() {
        try (KnownContent first = open()) {
            pull(first);
            assertThat(isAllKnown(first)).isTrue();
        }
        try (KnownContent second = open()) {
            assertThat(isAllKnown(second)).isTrue();
            second.read(HUB, APP, V1, digest(8), manifest(digest(9)));
        }
        try (KnownContent third = open()) {
            assertThat(isAllKnown(third)).isTrue();
            assertThat(third.ask(HUB, APP, scope(APP, "team/app:v1"), digest(9)))
                    .isEqualTo(Answer.LED_TO);
            clock.passes(Duration.ofHours(2));
            assertThat(third.ask(HUB, APP, scope(APP, "team/app:v2"), MOVED_LAYER))
                    .isEqualTo(Answer.UNKNOWN);
        }
        assertThat(log).isEmpty();
    }

    @Test
    public void itIsOnDiskBeforeTheAnswerGoesOut() {
        pull(open());
        assertThat(isAllKnown(open())).as("without an orderly end").isTrue();
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
    public void aFileOfSomethingElseIsReplaced() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no journal, but a letter to a friend");
        try (KnownContent content = open()) {
            assertThat(content.size()).isZero();
            pull(content);
        }
        assertThat(log).hasSize(1);
        assertThat(isAllKnown(open())).isTrue();
    }

    @Test
    public void factsThatMakeNoSenseAreForgottenAltogether() throws IOException {
        FactBytes bytes = new FactBytes();
        bytes.digest(LAYER);
        bytes.name(HUB, APP.value());
        bytes.served(0, 7);
        Files.createDirectories(file.getParent());
        Files.write(file, FactBytes.header());
        Files.write(file, bytes.takePieces(), java.nio.file.StandardOpenOption.APPEND);
        try (KnownContent content = open()) {
            assertThat(content.size()).isZero();
            pull(content);
        }
        assertThat(log).hasSize(1);
        assertThat(log.get(0)).contains("is unreadable").contains("there is no digest of number 7");
        assertThat(isAllKnown(open())).isTrue();
    }

    @Test
    public void aPlaceThatCannotBeWrittenIsSaidOnce() throws IOException {
        Files.createDirectories(file);
        KnownContent content = open();
        pull(content);
        assertThat(isAllKnown(content)).isTrue();
        assertThat(log).anyMatch(line -> line.contains("kept in memory only"));
        assertThat(log).hasSizeLessThanOrEqualTo(2);
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
    public void whatIsForgottenLeavesTheDiskToo() throws IOException {
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
    public void aLowerLimitIsInForceAfterARestart() {
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
