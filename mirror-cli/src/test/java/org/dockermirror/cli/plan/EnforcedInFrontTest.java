package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.dockermirror.cli.front.FakeFront;
import org.junit.Rule;
import org.junit.Test;

/** The commands {@code plan} and {@code apply} where an nginx stands in front of a server without the bundles. */
public class EnforcedInFrontTest extends CommandsOnAServer {

    private static final String PINNED = "c/d@sha256:" + "0".repeat(64);

    @Rule
    public final FakeFront front = new FakeFront();

    @Test
    public void what_the_map_is_seen_to_refuse_needs_no_agreement() throws IOException {
        front.holds(wishAtFront("helloz/**, 'a/b:7.*'"));

        assertThat(run("plan")).isEqualTo(1);
        assertThat(last.out().lines())
                .contains(
                        "  names: enforced by its routing rules",
                        "  denies: enforced by the nginx map at " + front.url() + " (docker)",
                        "  tags: enforced by the nginx map at " + front.url()
                                + ", where a tag is asked for, not by digest (docker)",
                        "! who reaches this server past the nginx map at " + front.url()
                                + ", at its own port or at a connector, is judged by image name alone");
        assertThat(run("apply")).isZero();
        assertThat(last.out()).doesNotContain("not enforced").contains("5 changes made");
        assertThat(nexus.repositories).containsOnlyKeys("docker");
    }

    @Test
    public void an_older_map_is_no_reason_to_write_anything() throws IOException {
        front.holds("mirrors: [{repository: docker, allow: [helloz/**]}]");
        wishAtFront("helloz/**");

        assertThat(run("apply")).isEqualTo(2);
        assertThat(last.err())
                .contains("\"!helloz/x\" of repository docker")
                .contains("GET " + front.url() + "/v2/helloz/x/manifests/nexus-mirror-asks answers 401")
                .contains("\"nexus-mirror nginx -f " + file + "\"");
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void a_digest_is_nothing_that_a_map_can_judge() throws IOException {
        front.holds(wishAtFront("helloz/**, '" + PINNED + "'"));

        assertThat(run("apply")).isEqualTo(2);
        assertThat(last.err())
                .contains("\"" + PINNED + "\" of repository docker", "the bundles would")
                .doesNotContain("!helloz/x", "nexus-mirror nginx");
        assertThat(nexus.writes).isEmpty();
        assertThat(run("apply", "--names-only")).isZero();
        assertThat(last.out()).contains("! not enforced on this server: \"" + PINNED + "\"");
    }

    @Test
    public void a_plan_that_apply_would_refuse_is_shown_all_the_same() throws IOException {
        wishAtFront("helloz/**");

        assertThat(run("plan")).isEqualTo(2);
        assertThat(last.out().lines())
                .contains(
                        "+ repository docker",
                        "  denies: enforced by nothing here; the bundles or an nginx map would (docker)",
                        "5 changes; nothing was written");
        assertThat(last.err()).contains("nothing enforces", "answers 401");
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void json_tells_who_enforces_what() throws IOException {
        front.holds(wishAtFront("helloz/**, '" + PINNED + "'"));

        assertThat(run("plan", "--json")).isEqualTo(2);
        JsonNode plan = new ObjectMapper().readTree(last.out());
        assertThat(plan.path("changes")).hasSize(5);
        assertThat(plan.path("refused").asBoolean()).isTrue();
        assertThat(plan.at("/unenforced/0/entry").asText()).isEqualTo(PINNED);
        assertThat(plan.at("/unenforced/0/wouldEnforce").toString()).isEqualTo("[\"the bundles\"]");
        assertThat(plan.at("/enforcedByNginx/0/entry").asText()).isEqualTo("!helloz/x");
        assertThat(plan.at("/enforcedByNginx/0/publicUrl").asText()).isEqualTo(front.url());
        assertThat(plan.at("/nginx/0/enforces").asBoolean()).isTrue();
    }

    private String wishAtFront(String allow) throws IOException {
        String yaml = "mirrors: [{repository: docker, allow: [" + allow
                + "], deny: [helloz/x], port: 8082, publicUrl: '" + front.url() + "'}]";
        wish(yaml);
        return yaml;
    }
}
