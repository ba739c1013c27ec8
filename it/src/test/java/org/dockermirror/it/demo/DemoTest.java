package org.dockermirror.it.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Docker;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Upstream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** The main job, as a user types it. */
public class DemoTest {
    private static final String REGISTRY = "localhost:8092";

    private static List<String> lines = List.of();

    @BeforeClass
    public static void start() {
        lines = Demo.demo("--upstream", Upstream.PROXY.url(), "--port", "8091", "--docker-port", "8092", "--detach")
                .orFail()
                .lines()
                .toList();
    }

    @AfterClass
    public static void stop() {
        Demo.demo("--stop").orFail();
        assertThat(Http.answers("http://127.0.0.1:8091")).isFalse();
        assertThat(Http.answers("http://127.0.0.1:8092")).isFalse();
    }

    @Test
    public void endsWithThePullTheAddressAndThePassword() {
        assertThat(lines.subList(lines.size() - 3, lines.size()))
                .containsExactly(
                        "ready: docker pull localhost:8092/helloz/onenav:0.9.33",
                        "admin: http://localhost:8091/",
                        "password: " + password());
        assertThat(password()).isRegularFile();
    }

    @Test
    public void saysFirstWhatItNeeds() {
        assertThat(lines).anyMatch(line -> line.matches("The demo needs \\d+ MB of disk .* and \\d+ MB of memory\\."));
    }

    @Test
    public void theCommandThatItNamesPullsTheImage() {
        Docker docker = Docker.running();
        docker.forget(REGISTRY, Images.ONENAV);

        docker.pull(REGISTRY, Images.ONENAV).orFail();

        assertThat(docker.digest(REGISTRY, Images.ONENAV)).isEqualTo(Upstream.IMAGES.digest(Images.ONENAV));
    }

    @Test
    public void anImageOffTheListIsRefusedWithTheReason() {
        assertThat(Docker.running().pull(REGISTRY, Images.OFF_LIST).failure())
                .contains("baiyuetribe/zdir is not on this mirror's allow-list");
    }

    @Test
    public void checkAsksTheServerByWhichEntryAnImageIsAllowed() {
        Command.Result result = Demo.run(
                "check",
                "--url",
                "http://127.0.0.1:8091",
                "--user",
                "admin",
                "--password-file",
                password().toString(),
                Images.ONENAV,
                Images.OFF_LIST);

        assertThat(result.status()).as(result.output()).isEqualTo(1);
        assertThat(result.output())
                .contains(Images.ONENAV + ": allowed by \"helloz/**\"")
                .contains(Images.OFF_LIST + ": denied: baiyuetribe/zdir is not on this mirror's allow-list");
    }

    @Test
    public void aSecondRunFindsTheFirstAndSaysTheSame() {
        assertThat(Demo.demo("--detach").orFail().lines())
                .anyMatch(line -> line.contains("already runs"))
                .endsWith(lines.subList(lines.size() - 3, lines.size()).toArray(String[]::new));
    }

    @Test
    public void aTakenPortIsOneClearSentenceAndStatusThree() throws Exception {
        Path other = Files.createDirectories(Demo.DATA.resolveSibling("other"));

        Command.Result result = Demo.run("demo", "--data", other.toString(), "--port", "8091", "--detach");

        assertThat(result.status()).isEqualTo(3);
        assertThat(result.output()
                        .lines()
                        .toList()
                        .get((int) result.output().lines().count() - 1))
                .startsWith("error: ")
                .contains("8091");
    }

    private static Path password() {
        return Demo.DATA.resolve("sonatype-work/nexus3/admin.password");
    }
}
