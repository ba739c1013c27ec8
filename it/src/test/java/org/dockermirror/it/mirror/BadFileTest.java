package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static String log = "";

    @BeforeClass
    public static void spoilTheFile() {
        String before = Mirror.SERVER.log();
        Mirror.SERVER.stop();
        Mirror.SERVER.config(Mirror.FILE.replace("team/*", "Team/*").replace("helloz/**", "somebody/**"));
        Mirror.SERVER.start();
        Mirror.awaitReady();
        log = Mirror.SERVER.logSince(before);
    }

    @AfterClass
    public static void mendTheFile() {
        Mirror.SERVER.stop();
        Mirror.SERVER.config(Mirror.FILE);
    }

    @Test
    public void theMessageNamesFileLineColumnAndWhatWouldBeRight() {
        assertThat(log.lines())
                .anySatisfy(line ->
                        assertThat(line).contains("docker-mirror.yaml", "line 3", "column 33", "Team/*", "team/*"));
    }

    @Test
    public void theLastGoodListStaysInForce() {
        Visitor visitor = Visitor.at(Entrance.PATH);
        assertThat(visitor.manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(Denial.isDenied(visitor.manifest("somebody/else:1"))).isTrue();
        assertThat(Denial.isDenied(visitor.manifest(Images.OFF_LIST))).isTrue();
    }
}
