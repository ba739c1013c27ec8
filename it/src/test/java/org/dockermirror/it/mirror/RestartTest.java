package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dockermirror.it.bed.Client;
import org.dockermirror.it.bed.ClientProgram;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** After a restart of the server it all still holds. */
public class RestartTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    private static int changesBefore;

    @BeforeClass
    public static void restart() {
        changesBefore = Mirror.SERVER.changes().size();
        Mirror.restart();
    }

    @Test
    public void theStartWroteNothing() {
        List<String> changes = Mirror.SERVER.changes();
        assertThat(changes.subList(changesBefore, changes.size())).isEmpty();
    }

    @Test
    public void noPartOfTheServerFailedToStart() {
        assertThat(Mirror.SERVER.log().lines()).noneMatch(line -> line.contains("Lifecycle operation start failed"));
    }

    @Test
    public void everyClientPullsTheAllowedImageWithAndWithoutTheUpstream() {
        everyClientPulls(Images.ONENAV);
        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            everyClientPulls(Images.ONENAV);
        }
    }

    @Test
    public void everyClientIsRefusedTheImageOffTheList() {
        for (ClientProgram program : ClientProgram.values()) {
            program.client().pull(Entrance.NGINX.registry(), Images.OFF_LIST).failure();
        }
    }

    @Test
    public void everyClientIsRefusedAPush() {
        for (ClientProgram program : ClientProgram.values()) {
            Client client = program.client();
            client.pull(Entrance.NGINX.registry(), Images.ONENAV).orFail();
            client.push(Entrance.NGINX.registry(), Images.ONENAV, "helloz/pushed:1")
                    .failure();
        }
    }

    @Test
    public void theDenialIsTheSame() {
        for (Entrance entrance : Entrance.values()) {
            Denial.check(
                    Visitor.at(entrance).plainly("GET", Visitor.manifestPath(Images.OFF_LIST)),
                    true,
                    "baiyuetribe/zdir",
                    "latest",
                    "docker");
        }
    }

    private static void everyClientPulls(String image) {
        for (ClientProgram program : ClientProgram.values()) {
            Client client = program.client();
            client.forget(Entrance.NGINX.registry(), image);
            client.pull(Entrance.NGINX.registry(), image).orFail();
            assertThat(client.digest(Entrance.NGINX.registry(), image)).isEqualTo(Upstream.IMAGES.digest(image));
        }
    }
}
