package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A mirror whose file has become bad, and whose last good list is lost. */
public class LostListTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    @BeforeClass
    public static void spoilTheFileAndLoseTheList() throws IOException {
        Mirror.SERVER.stop();
        Files.delete(Mirror.SERVER.data().resolve("docker-mirror/mirrors.json"));
        Mirror.SERVER.config(Mirror.FILE.replace("helloz/**", "Helloz/**"));
        Mirror.SERVER.start();
    }

    @AfterClass
    public static void mendTheFile() {
        Mirror.SERVER.stop();
        Mirror.SERVER.config(Mirror.FILE);
    }

    @Test
    public void everyPullIsDenied() {
        Upstream.PROXY.forget();
        Http.Reply reply = Visitor.at(Entrance.PATH).plainly("GET", Visitor.manifestPath(Images.ONENAV));

        assertThat(Denial.isDenied(reply)).as(reply.text()).isTrue();
        assertThat(reply.text()).contains("this mirror has no valid allow-list");
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }
}
