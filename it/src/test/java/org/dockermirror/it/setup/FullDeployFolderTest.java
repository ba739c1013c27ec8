package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.EmptyKar;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/**
 * A deploy folder that takes the server longer to install than to start its bundles: the repositories wait for their
 * recipe, and the entrance for who judges it.
 *
 * <p>The server takes the files in the order of a hash set of their paths. One of ours is the first of them here, because
 * nothing can be held before one is there (docs/decisions/0007); the other comes where it may.
 */
public class FullDeployFolderTest {
    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("full-folder").asOperatorsRunIt().with(Kar.MIRROR, Kar.FORMAT);

    static {
        IntStream.range(0, 1000)
                .mapToObj(EmptyKar::numbered)
                .filter(FullDeployFolderTest::comesLater)
                .limit(5)
                .forEach(NEXUS::withFile);
    }

    private static boolean comesLater(Path archive) {
        File file = inFolder(archive);
        Set<File> order = new HashSet<>(List.of(inFolder(Kar.MIRROR.file()), inFolder(Kar.FORMAT.file()), file));
        return !order.iterator().next().equals(file);
    }

    private static File inFolder(Path archive) {
        return NEXUS.deploy().resolve(archive.getFileName()).toFile();
    }

    @Test
    public void aServerWithAMirrorStartsAgain() {
        SetUp.awaitWhole();

        for (int start = 0; start < 3; start++) {
            NEXUS.restart();
            assertThat(SetUp.repository().get("online").asBoolean()).isTrue();
            assertThat(Denial.isDenied(Visitor.at(Entrance.PATH).manifest(Images.OFF_LIST)))
                    .isTrue();
        }
    }
}
