package org.dockermirror.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.dockermirror.cli.nexus.FakeRest;
import org.junit.Test;

public class FallbacksTest extends CommandsOnAServer {

    private static final String WITH =
            "mirrors: [{repository: docker, allow: [helloz/**], fallbacks: [https://mirror.example.com, quay.io]}]";
    private static final String WITHOUT = "mirrors: [{repository: docker, allow: [helloz/**]}]";

    @Test
    public void they_are_made_with_the_repository_and_a_second_run_writes_nothing() throws IOException {
        wish(WITH);
        run("plan");
        assertThat(last.out()).contains("    + fallbacks: https://mirror.example.com, https://quay.io\n");

        assertThat(run("apply")).isZero();
        assertThat(fallbacks()).isEqualTo("[\"https://mirror.example.com\",\"https://quay.io\"]");
        nexus.writes.clear();

        assertThat(run("apply")).isZero();
        assertThat(nexus.writes).isEmpty();
        assertThat(run("plan")).isZero();
    }

    @Test
    public void what_somebody_changed_is_shown_and_brought_back() throws IOException {
        wish(WITH);
        run("apply");
        nexus.repositories
                .get("docker")
                .withObject("/dockerProxy")
                .putArray("fallbackUrls")
                .add("https://x.example.com");

        assertThat(run("plan")).isOne();
        assertThat(last.out()).contains("""
                        ~ repository docker
                            - fallbacks: https://x.example.com
                            + fallbacks: https://mirror.example.com, https://quay.io
                        """);
        run("apply");
        assertThat(fallbacks()).isEqualTo("[\"https://mirror.example.com\",\"https://quay.io\"]");
    }

    @Test
    public void those_of_the_file_go_with_its_key_and_those_of_others_stay() throws IOException {
        wish(WITH);
        run("apply");
        wish(WITHOUT);
        assertThat(run("apply")).isZero();
        assertThat(fallbacks()).isEqualTo("[]");

        nexus.repositories
                .get("docker")
                .withObject("/dockerProxy")
                .putArray("fallbackUrls")
                .add("https://x.example.com");
        assertThat(run("plan")).isZero();
        wish("mirrors: [{repository: docker, allow: [helloz/**], port: 8083}]");
        assertThat(run("apply")).isZero();
        assertThat(fallbacks()).isEqualTo("[\"https://x.example.com\"]");

        wish("mirrors: [{repository: docker, allow: [helloz/**], port: 8083, fallbacks: []}]");
        assertThat(run("apply")).isZero();
        assertThat(fallbacks()).isEqualTo("[]");
    }

    @Test
    public void a_format_that_does_not_know_them_is_told_of_and_not_sent_them() throws IOException {
        nexus.isOpenFormat = false;
        wish(WITH);
        assertThat(run("apply")).isZero();
        assertThat(last.out()).contains("! repository docker will ask https://registry-1.docker.io alone");
        assertThat(nexus.requests)
                .allSatisfy(request -> assertThat(request.toString()).doesNotContain("fallback"));

        assertThat(run("plan")).isZero();
        assertThat(last.out()).contains("knows no fallbacks");
    }

    private String fallbacks() {
        return nexus.repositories
                .getOrDefault("docker", FakeRest.object("{}"))
                .at("/dockerProxy/fallbackUrls")
                .toString();
    }
}
