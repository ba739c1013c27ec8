package org.dockermirror.it.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What happens to the mirror's own disk: it is full, and files of its blob store are lost. */
public class LostStorageTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String FULL = "full";
    private static final String LOST = "lost";
    private static final int MEGABYTES = 8;
    private static final Path DISK = Bed.scratch("small-disk");
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;

    @BeforeClass
    public static void makeRepositories() {
        if (!Rest.has("blobstores/file/small")) {
            Command.run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", DISK.toString())
                    .orFail();
            Rest.send("POST", "blobstores/file", "{\"name\":\"small\",\"path\":\"" + DISK + "/store\"}");
        }
        FaultyServer.repository(FULL, UPSTREAM.url(), "small");
        FaultyServer.repository(LOST, UPSTREAM.url(), "default");
    }

    @Test
    public void aFullDiskIsSaidAndWhenThereIsRoomAllIsWell() throws IOException {
        Visitor visitor = Visitor.of(FULL);
        OwnImage kept = OwnImage.single("full/kept:1");
        OwnImage image = OwnImage.withLayer("full/image:1", 2 << 20);
        Pulls.whole(visitor, kept);
        Path filler = fill();
        Http.Reply refused = Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
        assertThat(refused.text()).contains("this mirror cannot write");
        Pulls.error(visitor.get(image.paths().get(1)), 503, "UNAVAILABLE");
        // More often than there are connections to an upstream.
        for (int i = 0; i < 25; i++) {
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
        }
        kept.paths().forEach(path -> visitor.get(path).expect(200));
        Http.Reply copy = visitor.manifest(kept.byTag()).expect(200);
        assertThat(copy.header("Docker-Content-Digest")).isEqualTo(kept.digest());
        Files.delete(filler);
        Pulls.whole(visitor, image);
        awaitNoPart();
    }

    @Test
    public void aBlobThatNeverEndsLeavesTheDiskAsItWas() {
        Visitor visitor = Visitor.of(FULL);
        OwnImage image = OwnImage.withLayer("full/endless:1", 500_000);
        try (State endless = UPSTREAM.breaking(image.layerPath(), Faults.endless(200))) {
            assertThat(endless).isNotNull();
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
            assertThat(UPSTREAM.asked("GET " + image.layerPath())).isEqualTo(1);
        }
        awaitNoPart();
        Pulls.whole(visitor, image);
    }

    @Test
    public void aDiskThatIsFullInTheMiddleOfALayerBreaksThePullOffAtOnce() throws IOException {
        Visitor visitor = Visitor.of(FULL);
        OwnImage image = OwnImage.withLayer("full/middle:1", 3 << 20);
        visitor.manifest(image.byTag()).expect(200);
        Path filler = Files.write(
                DISK.resolve("filler"), new byte[(int) (DISK.toFile().getUsableSpace() - (1 << 20))]);
        long begin = System.nanoTime();
        try (State slow = UPSTREAM.breaking(image.layerPath(), Faults.slow(100, 50))) {
            assertThat(slow).isNotNull();
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
        }
        // A third is on the disk before; the whole would take five seconds.
        assertThat(System.nanoTime() - begin).isLessThan(4_000_000_000L);
        Files.delete(filler);
        Pulls.whole(visitor, image);
    }

    @Test
    public void whatIsDeletedFromTheBlobStoreIsFetchedAgain() throws IOException {
        Visitor visitor = Visitor.of(LOST);
        OwnImage image = OwnImage.withLayer("lost/image:1", 1 << 20);
        for (String kind : List.of(".bytes", ".properties")) {
            Pulls.whole(visitor, image);
            int deleted = delete(kind);
            assertThat(deleted).as(kind).isGreaterThanOrEqualTo(3);
            try (State off = UPSTREAM.refusing()) {
                assertThat(off).isNotNull();
                // Nothing is said not to exist because its file does not, and nothing is served that is not whole.
                image.paths().forEach(path -> Pulls.harmless(visitor, path));
            }
            Pulls.whole(visitor, image);
            try (State off = UPSTREAM.refusing()) {
                assertThat(off).isNotNull();
                image.paths().forEach(path -> visitor.get(path).expect(200));
            }
        }
    }

    /** Writes until nothing more goes in. */
    private static Path fill() throws IOException {
        Path filler = DISK.resolve("filler");
        Command.Result full = Command.run("dd", "if=/dev/zero", "of=" + filler, "bs=4k");
        assertThat(full.failure()).contains("No space left");
        return filler;
    }

    /** Deletes the files of one kind of all that the repository has, and says how many there were. */
    private static int delete(String kind) throws IOException {
        int deleted = 0;
        for (Path properties : files(SERVER_BLOBS, ".properties")) {
            if (Files.readString(properties, UTF_8).contains("repo-name=" + LOST)) {
                Path file = Path.of(properties.toString().replaceFirst("\\.properties$", kind));
                deleted += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return deleted;
    }

    private static final Path SERVER_BLOBS = FaultyServer.SERVER.data().resolve("blobs/default/content");

    /** Clients are told before the file is deleted. */
    private static void awaitNoPart() {
        Await.until(
                Duration.ofSeconds(10),
                "no part of a download",
                () -> files(DISK, ".part").isEmpty());
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
