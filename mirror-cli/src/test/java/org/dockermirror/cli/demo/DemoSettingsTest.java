package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.server.NexusProperties;
import org.junit.Test;

public class DemoSettingsTest {

    private static final DemoOptions NONE = new DemoOptions(Path.of("d"), null, null, null, null, null, false);
    private static final DemoSettings DEFAULTS = DemoSettings.stored(new NexusProperties(List.of()), Optional.empty());

    @Test
    public void a_first_run_has_the_defaults() {
        assertThat(DEFAULTS.with(NONE))
                .isEqualTo(new DemoSettings(8081, 8082, "127.0.0.1", List.of("helloz/**"), Optional.empty()));
    }

    @Test
    public void a_second_run_keeps_what_the_first_was_told() {
        DemoSettings first = new DemoSettings(9081, 9082, "0.0.0.0", List.of("nginx"), Optional.of("http://u:1"));
        DemoSettings second = DemoSettings.stored(
                new NexusProperties(List.of()).with(9081, "0.0.0.0"),
                Optional.of(MirrorFile.fresh().with(first)));
        assertThat(second.with(NONE)).isEqualTo(first);
        assertThat(second.changesSince(first)).isEmpty();
    }

    @Test
    public void a_second_list_replaces_the_first_and_says_so() {
        DemoOptions options = new DemoOptions(Path.of("d"), null, null, null, List.of("nginx"), null, false);
        DemoSettings second = DEFAULTS.with(options);
        assertThat(second.allow()).containsExactly("nginx");
        assertThat(second.changesSince(DEFAULTS))
                .containsExactly("the allow-list is now [nginx] instead of [helloz/**]");
    }

    @Test
    public void another_upstream_or_port_is_said_too() {
        DemoOptions options = new DemoOptions(Path.of("d"), 9001, null, null, null, "http://u:1", false);
        assertThat(DEFAULTS.with(options).changesSince(DEFAULTS))
                .hasSize(2)
                .anyMatch(line -> line.contains("http://u:1"))
                .anyMatch(line -> line.contains("9001"));
    }

    @Test
    public void the_two_ports_must_differ() {
        DemoOptions options = new DemoOptions(Path.of("d"), 8082, null, null, null, null, false);
        assertThatThrownBy(() -> DEFAULTS.with(options))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("both 8082");
    }
}
