package org.dockermirror.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.MirrorCommand;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Skopeo;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** What was warmed is served without the upstream. */
public class WarmTest {
    @ClassRule
    public static final NexusServer NEXUS = BrokenSetUpTest.NEXUS;

    @Test
    public void whatWasWarmedNeedsNoUpstream() {
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        String said = MirrorCommand.run(
                        "warm", "--via", Entrance.CONNECTOR.url, "--platform", "all", Images.NGINX, Images.BIG)
                .orFail();
        assertThat(said).contains("2 of 2 images came whole: 209 MB");
        Skopeo skopeo = new Skopeo();
        try (RecordingProxy.State off = Upstream.PROXY.switchedOff()) {
            assertThat(off).isNotNull();
            for (String image : new String[] {Images.NGINX, Images.BIG}) {
                skopeo.pull(Entrance.CONNECTOR.registry(), image).orFail();
                assertThat(skopeo.digest(Entrance.CONNECTOR.registry(), image))
                        .isEqualTo(Upstream.IMAGES.digest(image));
                skopeo.forget(Entrance.CONNECTOR.registry(), image);
            }
        }
        assertThat(MirrorCommand.run("warm", "--via", Entrance.CONNECTOR.url, Images.NGINX, Images.OFF_LIST)
                        .failure())
                .contains("baiyuetribe/zdir:latest: FAILED: baiyuetribe/zdir is not on this mirror's allow-list")
                .contains("1 of 2 images came whole");
    }
}
