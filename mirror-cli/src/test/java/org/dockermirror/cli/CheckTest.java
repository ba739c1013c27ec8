package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine;

/** The command {@code check}. */
public class CheckTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private String out = "";
    private String err = "";

    @Before
    public void write() throws IOException {
        file = folder.getRoot().toPath().resolve("docker-mirror.yaml");
        Files.writeString(file, """
                mirrors:
                  - repository: docker
                    allow: [helloz/**, "bitnami/redis:7.*"]
                    deny: [helloz/private-*]
                    port: 5005
                  - repository: k8s
                    allowFile: k8s.txt
                    upstream: https://registry.k8s.io
                """);
        Files.writeString(file.resolveSibling("k8s.txt"), "# ours\npause\n");
    }

    @Test
    public void an_allowed_image_is_status_0_and_its_entry_has_a_place() {
        assertThat(check("docker.io/helloz/onenav:1")).isZero();
        assertThat(out).contains("helloz/onenav:1: allowed by \"helloz/**\" (" + file + ", line 3)");
    }

    @Test
    public void a_denied_image_is_status_1() {
        assertThat(check("--repository", "docker", "helloz/onenav", "helloz/private-x"))
                .isEqualTo(1);
        assertThat(out.lines())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("helloz/private-x: denied by \"!helloz/private-*\" (")
                        && line.endsWith("line 4)"));
    }

    @Test
    public void the_closest_entries_of_an_image_off_the_list_are_named() {
        assertThat(check("--repository", "docker", "hellos/onenav")).isEqualTo(1);
        assertThat(out).contains("closest entries: \"helloz/**\"");
    }

    @Test
    public void a_host_picks_the_mirror_and_a_text_file_has_lines() {
        assertThat(check("registry.k8s.io/pause")).isZero();
        assertThat(out).contains("allowed by \"pause\" (" + file.resolveSibling("k8s.txt") + ", line 2)");
        assertThat(check("localhost:5005/bitnami/redis:7.2")).isZero();
        assertThat(check("localhost:5005/bitnami/redis:6.2")).isEqualTo(1);
    }

    @Test
    public void where_no_mirror_is_picked_the_mirrors_are_named() {
        assertThat(check("helloz/onenav")).isEqualTo(2);
        assertThat(err).contains("write --repository and one of docker, k8s");
        assertThat(check("--repository", "hub", "helloz/onenav")).isEqualTo(2);
        assertThat(err).contains("has no mirror hub; its mirrors are docker, k8s");
    }

    @Test
    public void the_only_mirror_is_the_default() throws IOException {
        Files.writeString(file, "mirrors: [{repository: docker, allow: [nginx]}]");
        assertThat(check("hub.example.com/nginx", "library/nginx")).isZero();
        assertThat(check("redis")).isEqualTo(1);
    }

    @Test
    public void json_is_an_array_of_answers() throws IOException {
        assertThat(check("--json", "--repository", "docker", "helloz/onenav", "x/y"))
                .isEqualTo(1);
        JsonNode answers = new ObjectMapper().readTree(out);
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).path("allowed").booleanValue()).isTrue();
        assertThat(answers.get(0).path("line").intValue()).isEqualTo(3);
        assertThat(answers.get(1).path("allowed").booleanValue()).isFalse();
        assertThat(answers.get(1).path("reason").textValue()).contains("x/y is not on this mirror's allow-list");
    }

    @Test
    public void bad_input_is_status_2_with_what_would_be_right() throws IOException {
        assertThat(check("Helloz/onenav")).isEqualTo(2);
        assertThat(err).contains("Helloz/onenav");
        Files.writeString(file, "mirrors: [{repository: docker, allow: [Nginx]}]");
        assertThat(check("nginx")).isEqualTo(2);
        assertThat(err).contains(file + ", line 1, column 40: \"Nginx\"");
        Files.delete(file);
        assertThat(check("nginx")).isEqualTo(2);
        assertThat(err).isEqualToIgnoringNewLines("error: " + file + " does not exist");
        assertThat(run("check", "nginx")).isEqualTo(2);
        assertThat(err).contains("no docker-mirror.yaml in this directory").contains("--url");
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("check", "--user", "me", "nginx")).isEqualTo(2);
        assertThat(run("check", "--url", "http://me:s3cret@localhost", "nginx")).isEqualTo(2);
        assertThat(err).contains("--password-file").doesNotContain("s3cret");
    }

    @Test
    public void a_server_is_asked_over_rest() throws IOException {
        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/nexus/service/rest/v1/docker-mirrors", exchange -> {
            String address = exchange.getRequestURI().toString();
            asked.add(address + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            String answer = address.contains("/check")
                    ? "{\"image\":\"x/y\",\"allowed\":false,\"dependsOnContent\":false,\"reason\":\"no\",\"entry\":null,"
                            + "\"source\":null,\"line\":null,\"closest\":[\"x/z\"],\"later\":1}"
                    : "[{\"repository\":\"docker\"}]";
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(address.contains("gone") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort() + "/nexus/";
        Path password = Files.writeString(folder.getRoot().toPath().resolve("pw"), "s3cret\n");
        try {
            assertThat(run("check", "--url", url, "--user", "me", "--password-file", password.toString(), "x/y:1"))
                    .isEqualTo(1);
            assertThat(out).contains("x/y: denied: no").contains("closest entries: \"x/z\"");
            assertThat(asked)
                    .containsExactly(
                            "/nexus/service/rest/v1/docker-mirrors Basic bWU6czNjcmV0",
                            "/nexus/service/rest/v1/docker-mirrors/docker/check?image=x%2Fy%3A1 Basic bWU6czNjcmV0");
            assertThat(run("check", "--url", url, "--repository", "gone", "x/y"))
                    .isEqualTo(2);
            assertThat(err).contains("gone is no mirror of");
        } finally {
            server.stop(0);
        }
        assertThat(run("check", "--url", url, "x/y")).isEqualTo(3);
        assertThat(err).contains("cannot be reached");
    }

    private int check(String... arguments) {
        List<String> all = new ArrayList<>(List.of("check", "-f", file.toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        StringWriter standard = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(standard)).setErr(new PrintWriter(error));
        int status = command.execute(arguments);
        out = standard.toString();
        err = error.toString();
        return status;
    }
}
