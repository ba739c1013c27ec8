package org.dockermirror.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dockermirror.cli.CommandException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class KarFilesTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path kars;
    private Path deploy;

    @Before
    public void two_kar_files() throws IOException {
        kars = folder.newFolder("kars").toPath();
        deploy = folder.newFolder("deploy").toPath();
        Files.writeString(kars.resolve("nexus-docker-mirror-0.2.0.kar"), "new mirror");
        Files.writeString(kars.resolve("open-docker-format-0.2.0.kar"), "new format");
    }

    @Test
    public void older_versions_of_ours_are_replaced_and_others_stay() throws IOException {
        Files.writeString(deploy.resolve("nexus-docker-mirror-0.1.0.kar"), "old");
        Files.writeString(deploy.resolve("other-1.kar"), "theirs");
        KarFiles files = KarFiles.in(kars);
        assertThat(files.areIn(deploy)).isFalse();
        files.copyTo(deploy);
        assertThat(files.areIn(deploy)).isTrue();
        assertThat(deploy.toFile().list())
                .containsExactlyInAnyOrder(
                        "nexus-docker-mirror-0.2.0.kar", "open-docker-format-0.2.0.kar", "other-1.kar");
    }

    @Test
    public void the_same_version_with_other_content_is_replaced_too() throws IOException {
        KarFiles files = KarFiles.in(kars);
        files.copyTo(deploy);
        Files.writeString(deploy.resolve("open-docker-format-0.2.0.kar"), "changed");
        assertThat(files.areIn(deploy)).isFalse();
        files.copyTo(deploy);
        assertThat(deploy.resolve("open-docker-format-0.2.0.kar")).hasContent("new format");
    }

    @Test
    public void a_missing_kar_is_named() throws IOException {
        Files.delete(kars.resolve("open-docker-format-0.2.0.kar"));
        assertThatThrownBy(() -> KarFiles.in(kars))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("open-docker-format")
                .hasMessageContaining(kars.toString());
    }
}
