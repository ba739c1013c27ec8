package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.server.ListenAddress;
import org.junit.Test;

public class ReadyLinesTest {

    private static final Path FILE = Path.of("/data/sonatype-work/nexus3/admin.password");

    @Test
    public void three_lines_say_how_to_go_on() {
        assertThat(lines("0.0.0.0", Optional.of(FILE)))
                .containsExactly(
                        "ready: docker pull localhost:8082/nginx",
                        "admin: http://localhost:8081/",
                        "password: /data/sonatype-work/nexus3/admin.password");
    }

    @Test
    public void a_password_that_was_changed_has_no_dead_path() {
        assertThat(lines("127.0.0.1", Optional.empty()).get(2))
                .startsWith("password: ")
                .doesNotContain("/");
    }

    private static List<String> lines(String listen, Optional<Path> password) {
        DemoSettings settings = new DemoSettings(8081, 8082, listen, List.of("nginx"), Optional.empty());
        ReadyImage image = ReadyImage.of(
                AllowEntries.parse(settings.allow(), "test", Optional.empty()).list());
        return ReadyLines.of(settings, ListenAddress.parse(listen), image, password);
    }
}
