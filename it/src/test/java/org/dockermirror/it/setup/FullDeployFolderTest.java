package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

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
 */
public class FullDeployFolderTest {
    @ClassRule
    public static final NexusServer NEXUS = IntStream.range(0, 5)
            .mapToObj(EmptyKar::numbered)
            .reduce(
                    NexusServer.fresh("full-folder").with(Kar.MIRROR, Kar.FORMAT),
                    NexusServer::withFile,
                    (server, same) -> same);

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
