package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.Test;

/** The commands against a server in memory that has the bundles. */
public class BundlesCommandsTest extends CommandsOnAServer {

    @Test
    public void a_server_with_the_bundles_gets_the_file_and_enforces_every_entry() throws IOException {
        nexus.bundles = """
                {"changes":[{"kind":"CHANGE","thing":"routing rule Allow_docker","gone":["ALLOW a"],"added":["ALLOW b"]}],
                 "conflicts":[],"missing":[],"warnings":[],"state":"DONE","open":[],
                 "readableWithoutLogin":[{"repository":"docker","role":"r"}]}""";
        wish("mirrors: [{repository: docker, allow: ['a/b:7.*']}]");

        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out().lines())
                .contains(
                        "~ routing rule Allow_docker",
                        "    - ALLOW a",
                        "    + ALLOW b",
                        "! users without a login will be able to read docker, by role r",
                        "1 change; nothing was written");
        assertThat(last.out()).contains("with the docker-mirror bundles: they enforce every entry");
        assertThat(run("apply")).isZero();
        assertThat(last.out()).contains("1 change made");
        assertThat(nexus.writes).containsExactly("POST v1/docker-mirrors/plan", "POST v1/docker-mirrors/apply");
        assertThat(nexus.sentText).isEqualTo(Files.readString(file));
        assertThat(receipt()).doesNotExist();
        assertThat(run("remove", "--yes")).isEqualTo(2);
        assertThat(last.err()).contains("take their KAR out");
    }

    @Test
    public void what_the_bundles_do_not_take_or_did_not_do_is_said() {
        nexus.bundles = "{\"changes\":[],\"state\":\"FAILED\",\"open\":[\"stopped: the self-check failed\"]}";
        assertThat(run("apply")).isEqualTo(3);
        assertThat(last.err()).contains("stopped: the self-check failed");
        nexus.bundles = "{\"changes\":[],\"state\":\"WAITING\",\"open\":[\"missing: the Docker format\"]}";
        assertThat(run("apply")).isEqualTo(1);
        assertThat(last.out()).contains("! missing: the Docker format");
        nexus.failures.put("POST v1/docker-mirrors/apply", "[{\"line\":1,\"message\":\"list.txt does not exist\"}]");
        assertThat(run("apply")).isEqualTo(2);
        assertThat(last.err()).contains("does not take it: list.txt does not exist");
    }
}
