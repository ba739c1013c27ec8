package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.Test;

/** The commands against a server in memory that has the bundles. */
public class BundlesCommandsTest extends CommandsOnAServer {

    @Test
    public void a_server_with_the_bundles_gets_the_file_and_enforces_every_entry() throws IOException {
        nexus.bundles = """
                {"changes":[{"kind":"CHANGE","thing":"routing rule Allow_docker","gone":["ALLOW a"],"added":["ALLOW b"],
                             "entries":["team/**"]}],
                 "conflicts":[],"missing":[],"warnings":[],"state":"DONE","open":[],
                 "readableWithoutLogin":[{"repository":"docker","role":"r"}]}""";
        wish("mirrors: [{repository: docker, allow: ['a/b:7.*']}]");

        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out().lines())
                .contains(
                        "~ routing rule Allow_docker",
                        "    - ALLOW a",
                        "    + ALLOW b",
                        "    ! to keep what goes, allow: team/**",
                        "! users without a login will be able to read docker, by role r",
                        "1 change; nothing was written");
        assertThat(last.out()).contains("with the docker-mirror bundles: they enforce every entry");
        assertThat(run("apply")).isZero();
        assertThat(last.out()).contains("1 change made");
        assertThat(nexus.writes).containsExactly("POST v1/docker-mirrors/plan", "POST v1/docker-mirrors/apply");
        assertThat(nexus.sentText).isEqualTo(Files.readString(file));
        assertThat(receipt()).doesNotExist();
    }

    @Test
    public void a_licence_is_accepted_before_the_bundles_are_asked_and_only_when_that_is_said() {
        nexus.bundles =
                "{\"changes\":[],\"conflicts\":[],\"missing\":[],\"warnings\":[],\"state\":\"DONE\",\"open\":[],"
                        + "\"readableWithoutLogin\":[]}";
        nexus.eula = false;

        assertThat(run("apply")).isEqualTo(2);
        assertThat(last.err()).contains("--accept-eula");
        assertThat(nexus.writes).isEmpty();
        assertThat(run("apply", "--accept-eula")).isZero();
        assertThat(nexus.eula).isTrue();
        assertThat(nexus.writes).containsExactly("POST v1/system/eula", "POST v1/docker-mirrors/apply");
    }

    @Test
    public void the_mirrors_of_the_file_that_the_server_has_are_removed_together() throws IOException {
        wish("mirrors: [{repository: docker, allow: [a]}, {repository: b-b, allow: [a]}, {repository: c, allow: [a]}]");
        nexus.mirrors.addAll(List.of("b-b", "docker", "other"));
        nexus.bundles = """
                {"changes":[{"kind":"REMOVE","thing":"repository docker","gone":[],"added":[]}],
                 "conflicts":[],"missing":[],"warnings":["other mirrors are on this server"],"state":"DRIFTED","open":[],
                 "readableWithoutLogin":[]}""";

        assertThat(run("remove")).isEqualTo(2);
        assertThat(last.out().lines()).contains("- repository docker", "! other mirrors are on this server");
        assertThat(last.err()).contains("write --yes");
        assertThat(run("remove", "--yes")).isZero();
        assertThat(last.out()).contains("1 removed; the server's configuration names no mirror docker, b-b any more");
        assertThat(run("remove", "--yes", "--keep-repository", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(last.out()).at("/done/0/thing").asText())
                .isEqualTo("repository docker");
        String plan = "DELETE v1/docker-mirrors/docker?plan=true&keepRepository=";
        String removal = "DELETE v1/docker-mirrors/docker?plan=false&keepRepository=";
        assertThat(nexus.writes)
                .containsExactly(
                        plan + "false&also=b-b",
                        plan + "false&also=b-b",
                        removal + "false&also=b-b",
                        plan + "true&also=b-b",
                        removal + "true&also=b-b");
    }

    @Test
    public void a_removal_that_has_nothing_to_do_stopped_or_is_not_known_is_said() {
        nexus.bundles = "{\"changes\":[],\"state\":\"FAILED\",\"open\":[\"stopped: it is stuck\",\"not done: x\"]}";
        assertThat(run("remove", "--yes")).isZero();
        assertThat(last.out()).contains("nothing to remove");
        assertThat(nexus.writes).isEmpty();
        nexus.mirrors.add("docker");
        assertThat(run("remove", "--yes")).isEqualTo(3);
        assertThat(last.err()).contains("stopped: it is stuck; not done: x");
        nexus.isOlder = true;
        assertThat(run("remove", "--yes")).isEqualTo(3);
        assertThat(last.err()).contains("older than this command, and remove no mirror");
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
