package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.junit.AfterClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The examples of docs/operating.md, run as they stand there. */
public class OperatingPageTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```sh\n(.*?)```");

    @AfterClass
    public static void putTheListBack() throws IOException {
        Files.writeString(Shown.SERVER.data().resolve("etc/docker-mirror.yaml"), Shown.FILE);
        Shown.awaitList("[\"helloz/**\",\"nginx\"]");
    }

    @Test
    public void everyExampleSucceeds() throws IOException {
        Shown.ask("page/example:1");
        List<String> examples = EXAMPLE.matcher(page())
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("```(sh\n)?", ""))
                .filter(block -> !block.startsWith("NEXUS="))
                .toList();
        assertThat(examples).hasSizeGreaterThan(4);

        String script = "set -euo pipefail\nNEXUS=" + NexusServer.URL + " LOGIN=admin:" + Rest.PASSWORD + "\n"
                + examples.stream().collect(Collectors.joining("\n"));
        String output = Command.run("bash", "-c", script).orFail();

        assertThat(output)
                .contains(
                        "page/example",
                        "\"allowed\" : true",
                        "\"routingRule\" : \"Allow_docker\"",
                        "grafana/grafana",
                        "!helloz/private-*",
                        "docker_mirror_docker_allowed_total");
    }

    @Test
    public void everyNumberOfTheEndpointIsInThePage() throws IOException {
        String page = page();
        Metrics.text()
                .lines()
                .filter(line -> line.startsWith("docker_mirror_docker_"))
                .map(line -> line.replaceAll("[{ ].*", "").replaceAll("_seconds_count$", "_seconds"))
                .map(name -> name.replaceAll("denied_.*_total", "denied_<reason>_total"))
                .distinct()
                .forEach(name -> assertThat(page).contains("`" + name + "`"));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/operating.md"));
    }
}
