package org.dockermirror.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class MirrorFileTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void a_new_file_says_what_was_wished_and_no_more() {
        assertThat(MirrorFile.fresh().with(settings(8082, "helloz/**")).text())
                .isEqualTo("mirrors:\n  - repository: docker\n    allow: [helloz/**]\n    port: 8082\n");
    }

    @Test
    public void an_upstream_is_written_only_when_there_is_one() {
        DemoSettings settings = new DemoSettings(8081, 8082, "127.0.0.1", List.of("nginx"), Optional.of("http://a:5"));
        assertThat(MirrorFile.fresh().with(settings).upstream()).contains("http://a:5");
        assertThat(MirrorFile.fresh()
                        .with(settings)
                        .with(settings(8082, "nginx"))
                        .upstream())
                .isEmpty();
        assertThat(MirrorFile.fresh().with(settings(8082, "nginx")).text()).doesNotContain("upstream");
    }

    @Test
    public void what_is_written_is_read_back() {
        MirrorFile file = MirrorFile.fresh().with(settings(5005, "helloz/**", "a/b", "123", "no"));
        assertThat(file.allow()).containsExactly("helloz/**", "a/b", "123", "no");
        assertThat(file.port()).hasValue(5005);
    }

    @Test
    public void a_second_run_changes_the_list_and_leaves_the_rest() {
        String text = """
                # mine
                mirrors:
                - repository: hub      # the name
                  allow:
                  - helloz/**          # theirs 😀
                  - nginx

                  # this one is free
                  port: 8082
                - repository: other
                  allow: [a/**]
                """;
        MirrorFile file = MirrorFile.parse(text, "f").with(settings(8082, "bitnami/**"));
        assertThat(file.text()).isEqualTo("""
                # mine
                mirrors:
                - repository: hub      # the name
                  allow:
                  - bitnami/**

                  # this one is free
                  port: 8082
                - repository: other
                  allow: [a/**]
                """);
    }

    @Test
    public void a_mirror_on_one_line_can_be_changed_too() {
        MirrorFile file = MirrorFile.parse("mirrors: [{repository: docker, allow: [x/y]}]\n", "f");
        assertThat(file.with(settings(8082, "nginx")).text())
                .isEqualTo("mirrors: [{repository: docker, allow: [nginx], port: 8082}]\n");
    }

    @Test
    public void a_file_that_says_so_already_is_not_touched() {
        String text = "mirrors:\n  - port: 8082\n    allow: ['nginx']\n    repository: docker # x\n";
        assertThat(MirrorFile.parse(text, "f").with(settings(8082, "nginx")).text())
                .isEqualTo(text);
    }

    @Test
    public void a_file_without_a_mirror_is_refused() {
        for (String text : List.of("", "a: 1", "mirrors: []", "mirrors: x", "mirrors: [x]", "[]")) {
            assertThatThrownBy(() -> MirrorFile.parse(text, "the-file"))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("the-file")
                    .hasMessageContaining("mirrors:");
        }
    }

    @Test
    public void a_file_that_is_no_yaml_is_refused_with_the_place() {
        assertThatThrownBy(() -> MirrorFile.parse("mirrors:\n  - repository: [\n", "the-file"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("the-file, line 3, column 1");
    }

    @Test
    public void it_survives_the_disk() {
        Path path = folder.getRoot().toPath().resolve("etc").resolve("docker-mirror.yaml");
        assertThat(MirrorFile.read(path)).isEmpty();
        MirrorFile.fresh().with(settings(8082, "nginx")).write(path);
        assertThat(MirrorFile.read(path).orElseThrow().allow()).containsExactly("nginx");
    }

    private static DemoSettings settings(int dockerPort, String... allow) {
        return new DemoSettings(8081, dockerPort, "127.0.0.1", List.of(allow), Optional.empty());
    }
}
