package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.dockermirror.cli.nexus.FakeRest;
import org.junit.Test;

/** The command {@code apply} against a server in memory. */
public class ApplyCommandTest extends CommandsOnAServer {

    private static final List<String> FIRST_WRITES = List.of(
            "POST v1/routing-rules",
            "POST v1/repositories/docker/proxy",
            "POST v1/security/roles",
            "PUT v1/security/realms/active",
            "PUT v1/security/users/anonymous");

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
    public void a_rule_changed_by_hand_is_shown_as_what_goes_and_what_comes() {
        run("apply");
        nexus.rules.get("Allow_docker").putArray("matchers").add("^/v2/(helloz|team)/.*");
        nexus.writes.clear();

        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out().lines())
                .contains(
                        "~ routing rule Allow_docker",
                        "    - ALLOW ^/v2/(helloz|team)/.*",
                        "    + ALLOW ^/v2/helloz/.*",
                        "    ! to keep what goes, allow: team/**");
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
    public void another_upstream_brings_its_index_type_and_an_index_of_ones_own_stays() throws IOException {
        run("apply");
        assertThat(indexType()).isEqualTo("HUB");
        wish("mirrors: [{repository: docker, allow: [helloz/**], upstream: ghcr.io}]");
        assertThat(run("apply")).isZero();
        assertThat(indexType()).isEqualTo("REGISTRY");

        nexus.repositories.get("docker").withObject("/dockerProxy").put("indexType", "CUSTOM");
        wish("mirrors: [{repository: docker, allow: [helloz/**], upstream: quay.io}]");
        assertThat(run("apply")).isZero();
        assertThat(indexType()).isEqualTo("CUSTOM");
    }

    @Test
    public void an_index_type_alone_is_changed_and_shown() throws IOException {
        run("apply");
        nexus.writes.clear();
        wish("mirrors: [{repository: docker, allow: [helloz/**], port: 8082, indexType: REGISTRY}]");

        assertThat(run("apply")).isZero();
        assertThat(last.out().lines())
                .containsSubsequence("~ repository docker", "    - index type: HUB", "    + index type: REGISTRY");
        assertThat(nexus.writes).containsExactly("PUT v1/repositories/docker/proxy/docker");
        assertThat(indexType()).isEqualTo("REGISTRY");

        nexus.repositories.get("docker").withObject("/dockerProxy").put("indexType", "CUSTOM");
        nexus.writes.clear();
        assertThat(run("apply")).isZero();
        assertThat(nexus.writes).isEmpty();
    }

    private String indexType() {
        return nexus.repositories.get("docker").at("/dockerProxy/indexType").asText();
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
    public void a_rule_that_the_server_passed_over_leaves_no_repository_and_gives_no_right() {
        nexus.forgetsRules = true;

        assertThat(run("apply")).isEqualTo(3);
        assertThat(nexus.writes)
                .containsExactly(
                        "POST v1/routing-rules", "POST v1/repositories/docker/proxy", "DELETE v1/repositories/docker");
        assertThat(nexus.repositories).isEmpty();
        assertThat(last.err())
                .contains(
                        "the server did not keep it: create repository docker",
                        "it came without its routing rule, so repository docker was deleted again",
                        "  done: create routing rule Allow_docker",
                        "  failed: create repository docker",
                        "  not done: give role DockerPullAnonymous to the anonymous user",
                        "run it again");

        nexus.forgetsRules = false;
        assertThat(run("apply")).isZero();
        assertThat(nexus.repositories).containsOnlyKeys("docker");
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
                    .contains("every tag and digest of a/b can be pulled; the bundles or an nginx map would")
                    .contains("\"!helloz/x\"")
                    .contains("no nginx map was asked: the mirror docker has no \"publicUrl\"")
                    .contains("--names-only", "\"nexus-mirror nginx -f " + file + "\"");
        }
        nexus.version = "3.94.0-01 (COMMUNITY)";
        run("apply");
        assertThat(last.err()).contains("every tag and digest of a/b can be pulled; an nginx map would");
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
    public void a_receipt_that_cannot_be_read_stops_everything() throws IOException {
        Files.writeString(receipt(), "{");

        assertThat(run("apply")).isEqualTo(3);
        assertThat(last.err()).contains(receipt() + " cannot be read");
        assertThat(nexus.writes).isEmpty();
    }
}
