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
import static org.dockermirror.allowlist.content.TestPull.MOVED_LAYER;
import static org.dockermirror.allowlist.content.TestPull.isAllKnown;
import static org.dockermirror.allowlist.content.TestPull.pull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dockermirror.allowlist.name.ImageName;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ContentJournalTest {

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
    public void anInterruptOfWhoeverWritesChangesNothing() {
        try (KnownContent content = open()) {
            Thread.currentThread().interrupt();
            pull(content);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(log).isEmpty();
        assertThat(isAllKnown(open())).isTrue();
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
        write(bytes.takePieces());
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
    public void aTornEndIsDroppedAndSaid() throws IOException {
        pull(open());
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        try (KnownContent content = open()) {
            assertThat(content.size()).as("the last piece brought one digest").isEqualTo(7);
            pull(content);
        }
        assertThat(log).hasSize(1);
        assertThat(log.get(0))
                .startsWith(file + " is damaged after byte ")
                .contains(" of " + (whole.length - 1) + "; what it said from there on");
        assertThat(isAllKnown(open())).isTrue();
        assertThat(log).as("it was mended").hasSize(1);
    }

    @Test
    public void aLengthOfNothingOrTooMuchIsDamage() throws IOException {
        for (int length : new int[] {-1, 0, FactBytes.MOST_IN_A_PIECE + 1}) {
            write(ByteBuffer.allocate(8).putInt(length).putInt(0).array());
            log.clear();
            open().close();
            assertThat(log).hasSize(1);
            assertThat(log.get(0)).contains(" is damaged after byte 8 of 16;");
        }
    }

    @Test
    public void aPieceOfTheGreatestLengthIsRead() throws IOException {
        FactBytes bytes = new FactBytes();
        bytes.name("a".repeat(FactBytes.MOST_IN_A_PIECE - 6), "b");
        byte[] pieces = bytes.takePieces();
        assertThat(pieces).hasSize(8 + FactBytes.MOST_IN_A_PIECE);
        write(pieces);
        open().close();
        assertThat(log).isEmpty();
    }

    @Test
    public void aPieceWithAnotherChecksumIsDamage() throws IOException {
        FactBytes bytes = new FactBytes();
        bytes.digest(LAYER);
        byte[] pieces = bytes.takePieces();
        pieces[pieces.length - 1] ^= 1;
        write(pieces);
        try (KnownContent content = open()) {
            assertThat(content.size()).isZero();
        }
        assertThat(log).hasSize(1);
    }

    private void write(byte[] pieces) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, FactBytes.header());
        Files.write(file, pieces, StandardOpenOption.APPEND);
    }

    @Test
    public void aFactOfAKindThatThereIsNotMakesNoSense() throws IOException {
        byte[] fact = {99};
        write(ByteBuffer.allocate(9)
                .putInt(1)
                .putInt(FactBytes.checksum(fact))
                .put(fact)
                .array());
        open().close();
        assertThat(log).hasSize(1);
        assertThat(log.get(0)).contains("is unreadable").contains("there are no facts of kind 99");
    }

    @Test
    public void aNumberThatPromisesMoreThanThereIsTakesNoMemory() throws IOException {
        FactBytes bytes = new FactBytes();
        bytes.digest(LAYER);
        bytes.moved(0, "", 0, 0x7fffffff);
        byte[] piece = Arrays.copyOfRange(bytes.takePieces(), 8, 8 + 33);
        for (int kind : new int[] {FactBytes.NAME, FactBytes.CHILDREN}) {
            byte[] greedy = Arrays.copyOf(piece, piece.length + 12);
            ByteBuffer end = ByteBuffer.wrap(greedy, piece.length, 12).put((byte) kind);
            if (kind == FactBytes.CHILDREN) {
                end.put((byte) 0);
            }
            end.put(new byte[] {-1, -1, -1, -1, 7});
            write(ByteBuffer.allocate(8 + greedy.length)
                    .putInt(greedy.length)
                    .putInt(FactBytes.checksum(greedy))
                    .put(greedy)
                    .array());
            log.clear();
            open().close();
            assertThat(log).as("kind %s", kind).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    public void aTagThatMovesToAndFroIsWrittenAnewOnceTheFileIsLarge() throws IOException {
        try (KnownContent content = open()) {
            pull(content);
            long before = Files.size(file);
            for (int i = 0; Files.size(file) >= before; i++) {
                before = Files.size(file);
                assertThat(before).isLessThan(70_000);
                content.served(HUB, APP, V2, i % 2 == 0 ? MOVED : digest(7));
            }
            assertThat(before).as("not while it is small").isGreaterThan(65_000);
            assertThat(Files.size(file)).isLessThan(2_000);
            content.served(HUB, APP, V1, digest(8));
        }
        try (KnownContent content = open()) {
            assertThat(isAllKnown(content)).isTrue();
            assertThat(content.ask(HUB, APP, scope(APP, "team/app:v1"), digest(8)))
                    .isEqualTo(Answer.LED_TO);
        }
        assertThat(log).isEmpty();
    }

    @Test
    public void aDigestTakesAtMostAHundredBytesOnDisk() throws IOException {
        try (KnownContent content = open()) {
            for (int i = 0; i < 20; i++) {
                int from = 10 * i;
                content.read(HUB, image(i), V1, digest(from), manifest(digest(from + 1), digest(from + 2)));
            }
            assertThat(Files.size(file) / content.size()).isBetween(33L, 100L);
        }
    }

    @Test
    public void whatIsForgottenLeavesTheDiskToo() {
        try (KnownContent content = KnownContent.keptIn(file, 20, clock, log::add)) {
            for (int i = 0; i < 20; i++) {
                clock.passes(Duration.ofSeconds(1));
                content.read(HUB, image(i), V1, digest(100 + i), manifest(digest(200 + i)));
            }
        }
        try (KnownContent content = open()) {
            assertThat(content.ask(HUB, image(19), scope(image(19), "team/*"), digest(219)))
                    .isEqualTo(Answer.LED_TO);
            assertThat(content.ask(HUB, image(0), scope(image(0), "team/*"), digest(200)))
                    .isEqualTo(Answer.UNKNOWN);
        }
        assertThat(log).isEmpty();
    }

    @Test
    public void aLowerLimitIsInForceAfterARestart() {
        try (KnownContent content = open()) {
            for (int i = 0; i < 30; i++) {
                content.served(HUB, image(i), V1, digest(i));
            }
        }
        try (KnownContent content = KnownContent.keptIn(file, 20, clock, log::add)) {
            assertThat(content.size()).isBetween(4, 7);
        }
    }

    private static ImageName image(int number) {
        return ImageName.parse("team/n" + number);
    }

    @Test
    public void whatIsLearnedAfterTheEndIsNotWritten() throws IOException {
        KnownContent content = open();
        content.close();
        long before = Files.size(file);
        pull(content);
        assertThat(isAllKnown(content)).isTrue();
        assertThat(Files.size(file)).isEqualTo(before);
        assertThat(log).isEmpty();
    }

    @Test
    public void whatCannotBeWrittenIsSaidOnceAndAllGoesOnInMemory() throws IOException {
        Files.createDirectories(file);
        try (KnownContent content = open()) {
            pull(content);
            content.served(HUB, APP, V1, digest(50));
            assertThat(isAllKnown(content)).isTrue();
        }
        assertThat(log).hasSize(2);
        assertThat(log.get(0)).startsWith(file + " is unreadable (");
        assertThat(log.get(1)).startsWith(file + " cannot be written (").contains("kept in memory only");
    }

    @Test
    public void aFileThatCannotBeBegunAnewIsLeftAsItWas() throws IOException {
        Files.createDirectories(file.resolveSibling(file.getFileName() + ".new"));
        try (KnownContent content = KnownContent.keptIn(file, 40, clock, log::add)) {
            pull(content);
            for (int i = 0; i < 60; i++) {
                content.served(HUB, image(i), V1, digest(100 + i));
            }
        }
        assertThat(log).hasSize(1);
        assertThat(log.get(0)).startsWith(file + " cannot be written (");
        assertThat(isAllKnown(open())).isTrue();
    }
}
