package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The archive taken away and the server restarted: the server's own rule still holds. */
public class KarRemovedTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    @BeforeClass
    public static void takeTheArchiveAway() {
        Mirror.SERVER.stop();
        Mirror.SERVER.without(Kar.MIRROR);
        Mirror.restart();
    }

    @AfterClass
    public static void putTheArchiveBack() {
        Mirror.SERVER.stop();
        Mirror.SERVER.with(Kar.MIRROR);
    }

    @Test
    public void theServerIsUpAndServesWhatTheRuleLetsThrough() {
        Await.until(
                Duration.ofMinutes(1),
                "the allowed image",
                () -> Visitor.at(Entrance.PATH).manifest(Images.ONENAV).status() == 200);
    }

    @Test
    public void theRuleBlocksTheOthers() {
        Upstream.PROXY.forget();
        assertThat(Visitor.at(Entrance.PATH).manifest(Images.OFF_LIST).status()).isEqualTo(403);
        assertThat(Upstream.PROXY.requests()).noneMatch(request -> request.contains("baiyuetribe"));
    }
}
