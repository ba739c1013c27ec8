package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command {@code nginx}: what it writes, as text; a real nginx reads it among the end-to-end tests. */
public class NginxTest {

    private static final String MIRROR = "mirrors:\n  - repository: docker\n    allow: [helloz/**]\n";
    private static final String ADDRESS = "    publicUrl: https://hub.example.com\n";
    private static final String TLS = "tls: {certificate: /etc/hub.crt, key: /etc/hub.key}\n";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private String out = "";
    private String err = "";

    @Before
    public void write() throws IOException {
        file = folder.getRoot().toPath().resolve("docker-mirror.yaml");
        Files.writeString(file, TLS + MIRROR + ADDRESS);
    }

    @Test
    public void http2IsWrittenAsTheVersionWantsIt() {
        assertThat(nginx("--nginx-version", "1.22.1")).isZero();
        assertThat(out)
                .contains("    listen 443 ssl http2;\n")
                .doesNotContain("http2 on")
                .doesNotContain("[::]");
        assertThat(nginx("--nginx-version", "1.25.1", "--ipv6")).isZero();
        assertThat(out)
                .contains("    listen 443 ssl;\n    listen [::]:443 ssl;\n    http2 on;\n")
                .doesNotContain("ssl http2");
    }

    @Test
    public void hstsAndStaplingAreThereOnlyWhenAskedFor() {
        assertThat(nginx("--nginx-version", "1.22.1")).isZero();
        assertThat(out).doesNotContain("Strict-Transport-Security").doesNotContain("stapling");
        assertThat(nginx("--nginx-version", "1.22.1", "--hsts", "--stapling")).isZero();
        assertThat(out)
                .contains("Strict-Transport-Security \"max-age=63072000\"")
                .contains("ssl_stapling on;");
    }

    @Test
    public void theFilesSettingsAreInIt() {
        assertThat(nginx("--nginx-version", "1.22.1", "--nexus", "http://nexus:8081/nx/", "--read-timeout", "77"))
                .isZero();
        assertThat(out)
                .contains("ssl_certificate \"/etc/hub.crt\";", "ssl_certificate_key \"/etc/hub.key\";")
                .contains("server_name hub.example.com;", "server nexus:8081;", "proxy_read_timeout 77s;")
                .contains("default \"/nx/repository/docker$request_uri\";")
                .doesNotContain("{{")
                .doesNotContain("}}\n");
        assertThat(err).isEmpty();
    }

    @Test
    public void anHttpsNexusIsCheckedAgainstAuthorities() {
        assertThat(nginx("--nginx-version", "1.22.1", "--nexus", "https://nexus"))
                .isEqualTo(2);
        assertThat(err).contains("--nexus-ca /etc/ssl/certs/ca-certificates.crt");
        assertThat(nginx("--nginx-version", "1.22.1", "--nexus", "https://nexus", "--nexus-ca", "/ca.pem"))
                .isZero();
        assertThat(out)
                .contains("server nexus:443;", "proxy_pass https://", "proxy_ssl_verify on;", "proxy_ssl_name nexus;");
    }

    @Test
    public void whatTheFileLacksIsNamedForEachMirror() throws IOException {
        Files.writeString(
                file,
                MIRROR + "  - {repository: b, allow: [], publicUrl: \"http://b\"}\n"
                        + "  - {repository: c, allow: [], publicUrl: \"https://c\"}\n");
        assertThat(nginx("--nginx-version", "1.22.1")).isEqualTo(2);
        assertThat(err)
                .contains("the mirror docker has no \"publicUrl\"", "the mirror b has the address http://b")
                .contains("the mirror c has no \"tls\"");
        assertThat(out).isEmpty();
    }

    @Test
    public void whatNginxCannotJudgeIsSaid() throws IOException {
        Files.writeString(
                file, TLS + "mirrors:\n  - repository: docker\n    allow: [\"bitnami/redis:7.*\", a/b]\n" + ADDRESS);
        assertThat(nginx("--nginx-version", "1.22.1")).isZero();
        assertThat(err).contains("warning: mirror docker, bitnami/redis:7.*: nginx judges tags");
    }

    @Test
    public void badOptionsAreOneSentence() {
        assertBad("no version of nginx", "--nginx-version", "new");
        assertBad("takes 1.11.2 or newer", "--nginx-version", "1.10.3");
        assertBad("--nexus is the base address", "--nginx-version", "1.22.1", "--nexus", "nexus:8081");
        assertBad("more than scheme", "--nginx-version", "1.22.1", "--nexus", "http://me:secret@nexus");
        assertBad("at least 1", "--nginx-version", "1.22.1", "--denied-per-minute", "0");
        assertBad("goes with an https address", "--nginx-version", "1.22.1", "--nexus-ca", "/x");
    }

    private void assertBad(String message, String... options) {
        assertThat(nginx(options)).isEqualTo(2);
        assertThat(err).contains(message).doesNotContain("secret");
    }

    private int nginx(String... options) {
        CommandRun run = CommandRun.of(List.of("nginx", "-f", file.toString()), options);
        out = run.out();
        err = run.err();
        return run.status();
    }
}
