package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Visitor;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A mirror whose file has become bad while the server was down. */
public class BadFileTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    private static String logBefore = "";

    @BeforeClass
    public static void spoilTheFile() {
        logBefore = Mirror.SERVER.log();
        Mirror.SERVER.stop();
        Mirror.SERVER.config(Mirror.FILE.replace("team/*", "Team/*").replace("helloz/**", "somebody/**"));
        Mirror.SERVER.start();
        Mirror.awaitReady();
    }

    @AfterClass
    public static void mendTheFile() {
        Mirror.SERVER.stop();
        Mirror.SERVER.config(Mirror.FILE);
    }

    @Test
    public void theMessageNamesFileLineColumnAndWhatWouldBeRight() {
        Pattern message = Pattern.compile("docker-mirror\\.yaml.*line 3.*column 33.*Team/\\*.*team/\\*");
        Await.until(
                Duration.ofMinutes(1),
                "the message",
                () -> message.matcher(Mirror.SERVER.logSince(logBefore)).find());
    }

    @Test
    public void theLastGoodListStaysInForce() {
        Visitor visitor = Visitor.at(Entrance.PATH);
        assertThat(visitor.manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(Denial.isDenied(visitor.manifest("somebody/else:1"))).isTrue();
        assertThat(Denial.isDenied(visitor.manifest(Images.OFF_LIST))).isTrue();
    }
}
