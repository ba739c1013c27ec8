package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Containerd;
import org.dockermirror.it.bed.Docker;
import org.dockermirror.it.bed.Podman;
import org.dockermirror.it.bed.Upstream;
import org.junit.ClassRule;
import org.junit.Test;

/** The examples of docs/clients.md, run as they stand there but for the folders of the machine. */
public class ClientsPageTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    private static final String PAGE = page();
    private static final Path FOLDER = Bed.scratch("clients-page");
    private static final String SHELL = "set -euo pipefail\n"
            + Docker.running().inShell()
            + Containerd.running().inShell()
            + new Podman().inShell()
            + "export CONTAINERS_REGISTRIES_CONF=" + FOLDER + "/hub.conf\n"
            + "touch $CONTAINERS_REGISTRIES_CONF\n";

    @Test
    public void everyExampleSucceeds() {
        List<String> examples = blocks("```sh\n");
        assertThat(examples).hasSize(4);
        run(String.join("\n", examples)).orFail();
    }

    @Test
    public void everyExampleOfARefusalIsRefused() {
        run(String.join("\n", blocks("```sh\n"))).orFail();
        List<String> refused = blocks("```sh refused\n");
        assertThat(refused).hasSize(3);
        Upstream.PROXY.forget();
        for (String example : refused) {
            // ctr shows the status and not the reason.
            String reason = example.startsWith("ctr") ? "403" : "baiyuetribe/zdir is not on this mirror's allow-list";
            assertThat(run(example).failure()).contains(reason);
        }
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    /** There is no k3s among Debian's packages; what it makes of its file is a folder for containerd, without a server. */
    @Test
    public void whatK3sMakesOfItsFileSucceedsAndIsRefused() throws IOException {
        Matcher endpoint = Pattern.compile("mirrors:\\s+docker\\.io:\\s+endpoint: \\[\"(.+)\"]\\s*")
                .matcher(String.join("", blocks("```yaml\n")));
        assertThat(endpoint.matches()).isTrue();
        Path hosts = Files.createDirectories(FOLDER.resolve("k3s/docker.io"));
        Files.writeString(hosts.resolve("hosts.toml"), """
                [host."%s/v2"]
                  capabilities = ["pull", "resolve"]
                  ca = "/etc/docker/certs.d/hub.example.com/ca.crt"
                """.formatted(endpoint.group(1)));
        String pull = "ctr images pull --hosts-dir " + hosts.getParent() + " docker.io/";

        run(pull + "helloz/onenav:0.9.33").orFail();
        Upstream.PROXY.forget();
        assertThat(run(pull + "baiyuetribe/zdir:latest").failure()).contains("403");
        assertThat(Upstream.PROXY.requests()).isEmpty();
    }

    private static Command.Result run(String examples) {
        return Command.run(
                "bash",
                "-c",
                SHELL
                        + examples.replace("/etc/containers/registries.conf.d", FOLDER.toString())
                                .replace("/etc/containerd", FOLDER.toString())
                                .replace("# ca =", "ca ="));
    }

    private static List<String> blocks(String opening) {
        return Pattern.compile(opening + "(?s:(.*?))```")
                .matcher(PAGE)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/clients.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
