package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dockermirror.cli.CommandRun;
import org.dockermirror.cli.nexus.FakeRest;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code keepUnusedDays} over the REST of a server without our bundles. */
public class KeepUnusedDaysTest {

    private static final String POLICIES = "internal/cleanup-policies";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final FakeRest nexus = new FakeRest();

    private Path file;
    private Path password;

    @Before
    public void write() throws IOException {
        file = folder.getRoot().toPath().resolve("docker-mirror.yaml");
        password = Files.writeString(file.resolveSibling("pw"), FakeRest.PASSWORD + "\n");
        keep(30);
    }

    @Test
    public void a_policy_is_made_and_attached_and_a_second_run_writes_nothing() {
        assertThat(apply().status()).isZero();

        ObjectNode policy = nexus.cleanupPolicies.get("Unused_docker");
        assertThat(policy.path("format").asText()).isEqualTo("docker");
        assertThat(policy.path("criteriaLastDownloaded").asInt()).isEqualTo(30);
        assertThat(policy.path("notes").asText()).contains("keepUnusedDays");
        assertThat(attached()).isEqualTo("[\"Unused_docker\"]");
        nexus.writes.clear();

        assertThat(apply().status()).isZero();
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void another_criterion_in_our_policy_is_taken_out() throws IOException {
        apply();
        nexus.cleanupPolicies.get("Unused_docker").put("criteriaLastBlobUpdated", 1);
        nexus.writes.clear();

        apply();

        assertThat(nexus.writes).containsExactly("PUT " + POLICIES + "/Unused_docker");
        assertThat(nexus.cleanupPolicies.get("Unused_docker").has("criteriaLastBlobUpdated"))
                .isFalse();
    }

    @Test
    public void without_the_key_everything_is_kept_again() throws IOException {
        apply();
        ((ObjectNode) nexus.repositories.get("docker").path("cleanup"))
                .withArray("policyNames")
                .add("theirs");
        Files.writeString(file, "mirrors: [{repository: docker, allow: [helloz/**]}]");

        assertThat(apply().status()).isZero();

        assertThat(attached()).isEqualTo("[\"theirs\"]");
        assertThat(nexus.cleanupPolicies).isEmpty();
    }

    @Test
    public void a_server_without_that_rest_is_told_of_in_a_sentence() {
        nexus.hasCleanup = false;

        CommandRun run = apply();

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains(
                        "no cleanup policies over REST",
                        "keepUnusedDays",
                        "Administration, Repository, Cleanup Policies");
    }

    private String attached() {
        return nexus.repositories.get("docker").at("/cleanup/policyNames").toString();
    }

    private void keep(int days) throws IOException {
        Files.writeString(file, "mirrors: [{repository: docker, allow: [helloz/**], keepUnusedDays: " + days + "}]");
    }

    private CommandRun apply() {
        return CommandRun.of(
                "apply",
                "-f",
                file.toString(),
                "--url",
                nexus.url(),
                "--user",
                "admin",
                "--password-file",
                password.toString());
    }
}
