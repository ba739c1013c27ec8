package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.dockermirror.cli.CommandRun;
import org.junit.Test;

/** The command {@code plan} against a server in memory, and what all three commands refuse. */
public class PlanCommandTest extends CommandsOnAServer {

    @Test
    public void a_plan_names_each_change_and_writes_nothing() {
        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out().lines())
                .contains(
                        "+ routing rule Allow_docker",
                        "    + ALLOW ^/v2/helloz/.*",
                        "+ repository docker",
                        "    + upstream: https://registry-1.docker.io",
                        "    + port: 8082",
                        "    + routing rule: Allow_docker",
                        "+ role DockerPullAnonymous",
                        "+ active realm DockerToken",
                        "~ anonymous user anonymous",
                        "    + role: DockerPullAnonymous",
                        "! users without a login will be able to read docker, by role DockerPullAnonymous",
                        "! users without a login will be able to read maven-central, by role nx-anonymous",
                        "5 changes; nothing was written");
        assertThat(nexus.writes).isEmpty();
        assertThat(receipt()).doesNotExist();
    }

    @Test
    public void a_version_with_broken_pulls_is_named_with_what_helps() {
        nexus.version = "3.79.1-04 (COMMUNITY)";

        run("plan");
        assertThat(last.out()).contains("Nexus 3.79.1-04").contains("X-Forwarded-Proto");
    }

    @Test
    public void version_3_76_is_said_to_refuse_anonymous_pulls_and_its_neighbour_is_not() {
        String sentence = "Nexus 3.76 answers some anonymous pulls with 401 or 404; use another version";
        nexus.version = "3.76.1-01 (COMMUNITY)";
        run("plan");
        assertThat(last.out().lines()).contains("! " + sentence);
        run("plan", "--json");
        assertThat(last.out()).contains(sentence);
        assertThat(run("apply")).isZero();
        assertThat(last.out()).contains(sentence);

        nexus.version = "3.75.1-01 (OSS)";
        run("plan");
        assertThat(last.out()).contains("Nexus 3.75.1-01").doesNotContain("anonymous pulls");
    }

    @Test
    public void json_tells_the_same() throws IOException {
        assertThat(run("plan", "--json")).isEqualTo(1);
        JsonNode plan = new ObjectMapper().readTree(last.out());
        assertThat(plan.at("/server/version").asText()).isEqualTo("3.71.0-06");
        assertThat(plan.path("asWished").asBoolean(true)).isFalse();
        assertThat(plan.path("changes")).hasSize(5);
        assertThat(plan.at("/changes/0/thing").asText()).isEqualTo("routing rule Allow_docker");
        assertThat(plan.at("/readableWithoutLogin/0/repository").asText()).isEqualTo("docker");
        assertThat(run("apply", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(last.out()).path("done")).hasSize(5);
    }

    @Test
    public void what_a_privilege_that_a_person_made_lets_anonymous_users_read_is_said() throws IOException {
        nexus.roles.get("nx-anonymous").putArray("privileges").add("base").add("releases");
        nexus.privileges
                .addObject()
                .put("type", "repository-content-selector")
                .put("name", "base")
                .put("format", "maven2")
                .put("repository", "maven-central")
                .put("contentSelector", "base-images")
                .putArray("actions")
                .add("READ");
        run("plan");
        assertThat(last.out().lines())
                .contains(
                        "! users without a login will be able to read maven-central, by role nx-anonymous, what content"
                                + " selector base-images matches");
        run("plan", "--json");
        assertThat(new ObjectMapper().readTree(last.out()).path("readableWithoutLogin"))
                .anySatisfy(reader -> assertThat(reader.toString())
                        .isEqualTo("{\"repository\":\"maven-central\",\"role\":\"nx-anonymous\","
                                + "\"contentSelector\":\"base-images\"}"));

        nexus.privileges
                .addObject()
                .put("type", "wildcard")
                .put("name", "releases")
                .put("pattern", "nexus:repository-view:maven2:*:read");
        run("plan");
        assertThat(last.out().lines())
                .contains("! users without a login will be able to read maven-central, by role nx-anonymous");
    }

    @Test
    public void a_wrong_password_and_a_wrong_address_are_status_3_and_not_repeated() throws IOException {
        Files.writeString(password, "wr0ng");
        assertThat(run("plan")).isEqualTo(3);
        assertThat(last.err())
                .contains("does not accept the password of user admin (401)")
                .doesNotContain("wr0ng");
        last = CommandRun.of(
                "plan", "-f", file.toString(), "--url", "http://localhost:1", "--password-file", password.toString());
        assertThat(last.status()).isEqualTo(3);
        assertThat(last.err()).contains("http://localhost:1 cannot be reached");
    }

    @Test
    public void bad_input_is_status_2() throws IOException {
        assertThat(CommandRun.of("plan", "-f", file.toString()).err()).contains("--url");
        assertThat(CommandRun.of("plan", "-f", file.toString(), "--url", nexus.url())
                        .err())
                .contains("--password-file", "NEXUS_MIRROR_PASSWORD");
        assertThat(CommandRun.of("plan", "-f", file.toString(), "--url", "http://me:pw1@x")
                        .err())
                .doesNotContain("pw1");
        wish("mirrors: [{repository: docker, allow: [Nginx]}]");
        assertThat(run("plan")).isEqualTo(2);
        assertThat(last.err()).contains("line 1, column 40");
        Files.delete(file);
        assertThat(run("plan")).isEqualTo(2);
        assertThat(last.err()).contains(file + " does not exist");
    }
}
