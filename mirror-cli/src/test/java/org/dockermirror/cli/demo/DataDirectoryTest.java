package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.Test;

public class DataDirectoryTest {

    @Test
    public void the_default_lies_among_the_users_data() {
        Path usual = Path.of("/home/me/.local/share/nexus-docker-mirror");
        assertThat(DataDirectory.usual(usual)).isEqualTo(usual);
    }

    @Test
    public void where_that_has_a_blank_it_lies_in_the_home_directory() {
        assertThat(DataDirectory.usual(Path.of("/Users/me/Library/Application Support/nexus-docker-mirror")))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".nexus-docker-mirror"));
    }

    @Test
    public void what_was_typed_is_made_absolute() {
        assertThat(DataDirectory.of(Path.of("x/../y")).root())
                .isEqualTo(Path.of("y").toAbsolutePath());
    }
}
