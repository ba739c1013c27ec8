package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Blobs that have no end, or are said to be larger than is taken: none of them fills the disk, or is asked for again. */
public class EndlessBlobTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final String REPOSITORY = "endless";
    private static final FaultyProxy UPSTREAM = Upstream.WITH_FAULTS;

    private final Visitor visitor = Visitor.of(REPOSITORY);

    @BeforeClass
    public static void makeRepository() {
        FaultyServer.repository(REPOSITORY, UPSTREAM.url(), "default");
    }

    @Test
    public void oneIsGivenUpWhereItsManifestSaysThatItEnds() {
        OwnImage image = OwnImage.withLayer("endless/told:1", 500_000);
        visitor.manifest(image.byTag()).expect(200);
        try (State broken = UPSTREAM.breaking(image.name() + "/blobs/", Faults.endless(200))) {
            assertThat(broken).isNotNull();
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
            assertThat(UPSTREAM.asked("GET " + image.layerPath())).isEqualTo(1);
            // Small enough for all who ask to wait for its end.
            Http.Reply config = visitor.get(
                    "/v2/" + image.name() + "/blobs/" + image.blobs().get(0));
            assertThat(Pulls.error(config, 502, "DIGEST_INVALID").text()).contains("its manifest says");
        }
        awaitNoPart();
        Pulls.whole(visitor, image);
    }

    @Test
    public void oneOfWhichNoManifestHasToldTheSizeIsGivenUpAtTheSetting() {
        OwnImage image = OwnImage.withLayer("endless/untold:1", 500_000);
        String before = FaultyServer.SERVER.log();
        try (State broken = UPSTREAM.breaking(image.layerPath(), Faults.endless(200))) {
            assertThat(broken).isNotNull();
            assertThat(visitor.getsWhole(image.layerPath())).isFalse();
            assertThat(UPSTREAM.asked("GET " + image.layerPath())).isEqualTo(1);
        }
        assertThat(FaultyServer.SERVER.logSince(before)).contains("raise docker-mirror.largest-blob");
        awaitNoPart();
        Pulls.whole(visitor, image);
    }

    @Test
    public void oneThatIsSaidToBeLargerThanTheSettingIsRefusedAtOnce() {
        OwnImage image = OwnImage.withLayer("endless/declared:1", 500_000);
        try (State broken = UPSTREAM.breaking(image.layerPath(), Faults.wrongLength(FaultyServer.LARGEST_BLOB))) {
            assertThat(broken).isNotNull();
            Http.Reply refused = Pulls.error(visitor.get(image.layerPath()), 502, "UNAVAILABLE");
            assertThat(refused.text()).contains("raise docker-mirror.largest-blob");
        }
        Pulls.whole(visitor, image);
    }

    /** Clients are told before the file is deleted. */
    private static void awaitNoPart() {
        Await.until(Duration.ofSeconds(10), "no part of a download", () -> parts().isEmpty());
    }

    /** What is left of downloads. */
    private static List<Path> parts() {
        try (Stream<Path> files = Files.walk(FaultyServer.SERVER.data())) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .filter(file -> file.getParent().endsWith(REPOSITORY))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
