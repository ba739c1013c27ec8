package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NewerKar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Two versions of the archive in one deploy folder, as an update that forgot the old file leaves them. */
public class TwoVersionsTest {
    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("two-versions").with(Kar.MIRROR, Kar.FORMAT).withFile(NewerKar.of(Kar.MIRROR, "99.0.0"));

    @BeforeClass
    public static void awaitTheSetUp() {
        SetUp.awaitWhole();
    }

    @Test
    public void oneIsActive() {
        assertThat(NEXUS.log()
                        .lines()
                        .filter(line -> line.contains("ACTIVATED org.dockermirror.nexus-docker-proxy-preset")))
                .hasSize(1);
        assertThat(Denial.isDenied(Visitor.at(Entrance.PATH).manifest(Images.OFF_LIST)))
                .isTrue();
    }

    @Test
    public void oneLineSaysWhichToDelete() {
        NEXUS.awaitLog("delete.*nexus-docker-mirror-0\\.1\\.0\\.kar|nexus-docker-mirror-0\\.1\\.0\\.kar.*delete");
    }
}
