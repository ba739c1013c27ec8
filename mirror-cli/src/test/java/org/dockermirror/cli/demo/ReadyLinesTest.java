package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.server.ListenAddress;
import org.dockermirror.cli.server.ServerDirectory;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ReadyLinesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void three_lines_say_how_to_go_on() throws IOException {
        ServerDirectory server = new ServerDirectory(folder.getRoot().toPath());
        Files.createDirectories(server.data());
        Files.writeString(server.passwordFile(), "secret");
        assertThat(lines(server, "0.0.0.0"))
                .containsExactly(
                        "ready: docker pull localhost:8082/nginx",
                        "admin: http://localhost:8081/",
                        "password: " + server.root().resolve("sonatype-work/nexus3/admin.password"));
    }

    @Test
    public void a_password_that_was_changed_has_no_dead_path() {
        ServerDirectory server = new ServerDirectory(folder.getRoot().toPath());
        assertThat(lines(server, "127.0.0.1").get(2)).startsWith("password: ").doesNotContain("admin.password");
    }

    private static List<String> lines(ServerDirectory server, String listen) {
        DemoSettings settings = new DemoSettings(8081, 8082, listen, List.of("nginx"), Optional.empty());
        ReadyImage image = ReadyImage.of(
                AllowEntries.parse(settings.allow(), "test", Optional.empty()).list());
        return ReadyLines.of(settings, ListenAddress.parse(listen), image, server);
    }
}
