package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.cli.CommandRun;
import org.dockermirror.cli.nexus.FakeRest;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The commands {@code plan}, {@code apply} and {@code remove} against a server in memory. */
public class SetUpCommandsTest {

    private static final List<String> FIRST_WRITES = List.of(
            "POST v1/routing-rules",
            "POST v1/repositories/docker/proxy",
            "POST v1/security/roles",
            "PUT v1/security/realms/active",
            "PUT v1/security/users/anonymous");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final FakeRest nexus = new FakeRest();

    private Path file;
    private Path password;
    private CommandRun last;

    @Before
    public void write() throws IOException {
        file = folder.getRoot().toPath().resolve("docker-mirror.yaml");
        password = Files.writeString(file.resolveSibling("pw"), FakeRest.PASSWORD + "\n");
        wish("mirrors: [{repository: docker, allow: [helloz/**], port: 8082}]");
    }

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
    public void an_apply_writes_in_the_safe_order_and_a_second_writes_nothing() {
        assertThat(run("apply")).isZero();
        assertThat(nexus.writes).isEqualTo(FIRST_WRITES);
        assertThat(nexus.repositories.get("docker").path("routingRuleName").asText())
                .isEqualTo("Allow_docker");
        assertThat(nexus.user.path("roles").toString()).isEqualTo("[\"nx-anonymous\",\"DockerPullAnonymous\"]");
        assertThat(last.out()).contains("5 changes made");
        nexus.writes.clear();

        assertThat(run("apply")).isZero();
        assertThat(nexus.writes).isEmpty();
        assertThat(run("plan")).isZero();
        assertThat(last.out()).endsWith("as wished" + System.lineSeparator());
    }

    @Test
    public void remove_takes_back_what_was_made_and_its_receipt() {
        JsonNode before = nexus.user.deepCopy();
        run("apply");
        assertThat(receipt()).exists();
        nexus.writes.clear();

        assertThat(run("remove")).isEqualTo(2);
        assertThat(last.err()).contains("write --yes");
        assertThat(nexus.writes).isEmpty();

        assertThat(run("remove", "--yes")).isZero();
        assertThat(nexus.writes)
                .containsExactly(
                        "PUT v1/security/users/anonymous",
                        "DELETE v1/security/roles/DockerPullAnonymous",
                        "PUT v1/security/realms/active",
                        "DELETE v1/repositories/docker",
                        "DELETE v1/routing-rules/Allow_docker");
        assertThat(nexus.user).isEqualTo(before);
        assertThat(receipt()).doesNotExist();
        assertThat(run("remove", "--yes")).isZero();
        assertThat(last.out()).contains("nothing to remove");
    }

    @Test
    public void a_repository_that_is_kept_is_said_to_be_limited_by_its_rule_alone() {
        run("apply");

        assertThat(run("remove", "--yes", "--keep-repository")).isZero();
        assertThat(last.out())
                .contains("! repository docker stays, and so does its routing rule")
                .contains("! what stays is limited by its routing rule alone, by image name");
        assertThat(nexus.repositories.get("docker").path("routingRuleName").asText())
                .isEqualTo("Allow_docker");
    }

    @Test
    public void a_file_without_a_mirror_is_no_input() throws IOException {
        wish("mirrors: []");

        assertThat(run("remove", "--yes")).isEqualTo(2);
        assertThat(last.err()).contains(file + " has no mirror");
    }

    @Test
    public void a_rule_changed_by_hand_is_shown_as_what_goes_and_what_comes() {
        run("apply");
        nexus.rules.get("Allow_docker").putArray("matchers").add(".*");
        nexus.writes.clear();

        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out().lines())
                .contains("~ routing rule Allow_docker", "    - ALLOW .*", "    + ALLOW ^/v2/helloz/.*");
        assertThat(run("apply")).isZero();
        assertThat(nexus.writes).containsExactly("PUT v1/routing-rules/Allow_docker");
    }

    @Test
    public void a_request_that_changes_one_thing_keeps_the_rest() throws IOException {
        run("apply");
        ObjectNode settings = nexus.repositories.get("docker");
        settings.withObject("/negativeCache").put("timeToLive", 7);
        nexus.requests.clear();
        wish("mirrors: [{repository: docker, allow: [helloz/**], upstream: 'https://mirror.example.com'}]");

        assertThat(run("apply")).isZero();
        assertThat(last.out().lines())
                .contains(
                        "~ repository docker",
                        "    - upstream: https://registry-1.docker.io",
                        "    - port: 8082",
                        "    + upstream: https://mirror.example.com");
        JsonNode request = nexus.requests.get(0);
        assertThat(request.path("routingRule").asText()).isEqualTo("Allow_docker");
        assertThat(request.at("/negativeCache/timeToLive").asInt()).isEqualTo(7);
        assertThat(request.has("format") || request.has("url") || request.has("routingRuleName"))
                .isFalse();
    }

    @Test
    public void a_newer_server_is_asked_in_its_own_words() {
        nexus.isNewer = true;
        nexus.version = "3.94.0-01 (COMMUNITY)";

        assertThat(run("apply")).isZero();
        assertThat(nexus.requests.get(0).path("routingRuleName").asText()).isEqualTo("Allow_docker");
        assertThat(nexus.requests.get(0).at("/docker/pathEnabled").isBoolean()).isTrue();
        assertThat(run("plan")).isZero();
    }

    @Test
    public void a_rule_that_the_server_passed_over_stops_before_any_right_is_given() {
        nexus.forgetsRules = true;

        assertThat(run("apply")).isEqualTo(3);
        assertThat(nexus.writes).containsExactly("POST v1/routing-rules", "POST v1/repositories/docker/proxy");
        assertThat(last.err())
                .contains(
                        "the server did not keep it: create repository docker",
                        "  done: create routing rule Allow_docker",
                        "  failed: create repository docker",
                        "  not done: give role DockerPullAnonymous to the anonymous user",
                        "run it again");
    }

    @Test
    public void a_step_that_failed_is_the_first_of_the_next_run() {
        nexus.failures.put(
                "POST v1/repositories/docker/proxy", "[{\"id\":\"httpPort\",\"message\":\"Port 8082 is in use\"}]");
        assertThat(run("apply")).isEqualTo(3);
        assertThat(last.err())
                .contains("answered 400 to POST v1/repositories/docker/proxy: Port 8082 is in use")
                .doesNotContain(FakeRest.PASSWORD);
        nexus.failures.clear();

        assertThat(run("apply")).isZero();
        assertThat(run("remove", "--yes")).isZero();
        assertThat(nexus.repositories).isEmpty();
    }

    @Test
    public void somebody_elses_things_are_in_the_way_until_they_are_adopted() {
        nexus.rules.put(
                "Allow_docker",
                FakeRest.object(
                        "{\"name\":\"Allow_docker\",\"description\":null,\"mode\":\"ALLOW\",\"matchers\":[\"x\"]}"));

        assertThat(run("apply")).isEqualTo(1);
        assertThat(nexus.writes).isEmpty();
        assertThat(last.out())
                .contains("! in the way: routing rule Allow_docker exists")
                .contains("--adopt");

        assertThat(run("apply", "--adopt")).isZero();
        assertThat(run("plan")).isZero();
        assertThat(run("remove", "--yes")).isZero();
        assertThat(nexus.rules).containsOnlyKeys("Allow_docker");
    }

    @Test
    public void entries_that_a_rule_cannot_enforce_are_refused_unless_that_is_agreed_to() throws IOException {
        wish("mirrors: [{repository: docker, allow: [helloz/**, 'a/b:7.*'], deny: [helloz/x]}]");

        for (String command : List.of("plan", "apply")) {
            assertThat(run(command)).isEqualTo(2);
            assertThat(last.err())
                    .contains("\"a/b:7.*\" of repository docker (" + file + ", line 1")
                    .contains("every tag and digest of a/b can be pulled")
                    .contains("\"!helloz/x\"")
                    .contains("--names-only");
        }
        assertThat(nexus.writes).isEmpty();
        assertThat(run("apply", "--names-only")).isZero();
        assertThat(last.out()).contains("! not enforced on this server: \"a/b:7.*\"");
    }

    @Test
    public void a_licence_is_accepted_only_when_that_is_said() {
        nexus.eula = false;

        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out()).contains("! the licence agreement of this server is not accepted");
        assertThat(run("apply")).isEqualTo(2);
        assertThat(last.err()).contains("--accept-eula");
        assertThat(nexus.writes).isEmpty();
        assertThat(run("apply", "--accept-eula")).isZero();
        assertThat(nexus.eula).isTrue();
    }

    @Test
    public void an_account_given_by_hand_is_not_lost_to_a_change() {
        run("apply");
        ObjectNode settings = nexus.repositories.get("docker");
        settings.withObject("/httpClient/authentication").put("username", "me");
        settings.putNull("routingRuleName");
        nexus.writes.clear();

        assertThat(run("apply")).isEqualTo(3);
        assertThat(last.err()).contains("has the account me at its upstream").contains("write credentials");
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void an_account_of_the_file_is_given_and_kept_over_changes() throws IOException {
        Files.writeString(file.resolveSibling("hub.pw"), "hubpw");
        wish("mirrors: [{repository: docker, allow: [helloz/**], credentials: {username: me, passwordFile: hub.pw}}]");
        assertThat(run("apply")).isZero();
        assertThat(nexus.requests
                        .get(0)
                        .at("/httpClient/authentication/password")
                        .asText())
                .isEqualTo("hubpw");
        assertThat(run("plan")).isZero();
        nexus.repositories.get("docker").putNull("routingRuleName");

        assertThat(run("apply")).isZero();
        assertThat(nexus.requests
                        .get(1)
                        .at("/httpClient/authentication/password")
                        .asText())
                .isEqualTo("hubpw");
        assertThat(receipt()).content().doesNotContain("hubpw");
    }

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

    @Test
    public void a_version_with_broken_pulls_is_named_with_what_helps() {
        nexus.version = "3.79.1-04 (COMMUNITY)";

        run("plan");
        assertThat(last.out()).contains("Nexus 3.79.1-04").contains("X-Forwarded-Proto");
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

    @Test
    public void a_receipt_that_cannot_be_read_stops_everything() throws IOException {
        Files.writeString(receipt(), "{");

        assertThat(run("apply")).isEqualTo(3);
        assertThat(last.err()).contains(receipt() + " cannot be read");
        assertThat(nexus.writes).isEmpty();
    }

    private Path receipt() {
        return file.resolveSibling("docker-mirror.yaml.receipt.json");
    }

    private void wish(String yaml) throws IOException {
        Files.writeString(file, yaml);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-f", file.toString(), "--url", nexus.url(), "--password-file", password.toString()));
        last = CommandRun.of(all.toArray(String[]::new));
        return last.status();
    }
}
