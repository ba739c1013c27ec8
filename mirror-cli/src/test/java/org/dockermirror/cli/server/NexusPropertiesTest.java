package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class NexusPropertiesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void a_new_file_has_port_and_address_only() {
        assertThat(new NexusProperties(List.of()).with(8081, "127.0.0.1").lines())
                .containsExactly("application-port=8081", "application-host=127.0.0.1");
    }

    @Test
    public void lines_of_others_stay() {
        NexusProperties properties =
                new NexusProperties(List.of("# mine", "application-port = 1", "nexus.x=y", "application-port=2"));
        assertThat(properties.port()).contains(2);
        assertThat(properties.with(3, "::1").lines())
                .containsExactly("# mine", "nexus.x=y", "application-port=3", "application-host=::1");
    }

    @Test
    public void it_survives_the_disk() {
        Path file = folder.getRoot().toPath().resolve("etc").resolve("nexus.properties");
        assertThat(NexusProperties.read(file).port()).isEmpty();
        new NexusProperties(List.of()).with(8081, "127.0.0.1").write(file);
        assertThat(NexusProperties.read(file).host()).contains("127.0.0.1");
    }
}
