package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.Test;

/** The command {@code remove} against a server in memory. */
public class RemoveCommandTest extends CommandsOnAServer {

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

    /** As after a removal that was killed when it had deleted the repository and not noted it. */
    @Test
    public void a_repository_of_the_name_of_one_that_is_gone_is_not_ours() {
        run("apply");
        ObjectNode repository = nexus.repositories.remove("docker");
        assertThat(run("remove", "--yes")).isZero();
        assertThat(receipt()).doesNotExist();

        nexus.repositories.put("docker", repository);
        assertThat(run("remove", "--yes")).isZero();
        assertThat(nexus.repositories).containsKey("docker");
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
}
