package org.dockermirror.routing.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dockermirror.allowlist.rule.IndexType;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.mockito.Mock;
import org.mockito.junit.MockitoJUnit;
import org.mockito.junit.MockitoRule;
import org.mockito.quality.Strictness;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class RememberedTest {

    private static final String GOOD =
            "{'mirrors':[{'repository':'docker','routingRule':'r','indexType':'HUB','upstreamHost':'','allow':['helloz/**']}]}";

    @Rule
    public final MockitoRule strict = MockitoJUnit.rule().strictness(Strictness.STRICT_STUBS);

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    @Mock
    private ApplicationDirectories directories;

    private Path folder;
    private Remembered remembered;

    @Before
    public void make() {
        folder = new File(data.getRoot(), "docker-mirror").toPath();
        when(directories.getWorkDirectory("docker-mirror")).thenReturn(folder.toFile());
        remembered = new Remembered(directories);
    }

    @Test
    public void nothingIsRememberedAtFirst() {
        assertThat(remembered.load()).isEmpty();
    }

    @Test
    public void whatWasSavedIsLoaded() throws IOException {
        List<WishedMirror> mirrors = List.of(
                WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "", List.of("helloz/**", "nginx")),
                WishedMirror.of(
                        "k8s", "Allow_k8s", IndexType.REGISTRY, "registry.k8s.io", List.of("registry.k8s.io/pause")),
                WishedMirror.of("strict", "r", IndexType.HUB, "", List.of("a/**", "!a/b:1.*"))
                        .withDenyMessage("Ask \"me\"")
                        .withStrictGroups(true),
                WishedMirror.withoutValidList("broken", "Allow_broken", IndexType.CUSTOM));

        remembered.save(mirrors);

        assertThat(loaded()).isEqualTo(mirrors);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("mirrors.json");
        }
    }

    @Test
    public void savingAgainReplacesTheFile() {
        remembered.save(List.of(WishedMirror.of("a", "r", IndexType.HUB, "", List.of("helloz/**"))));
        remembered.save(List.of());

        assertThat(loaded()).isEmpty();
    }

    @Test
    public void aFileThatIsWholeIsRead() throws IOException {
        write(GOOD);

        assertThat(loaded()).containsExactly(WishedMirror.of("docker", "r", IndexType.HUB, "", List.of("helloz/**")));
    }

    @Test
    public void aFileThatIsNotWholeIsNotReadInPart() throws IOException {
        String[] unreadable = {
            "",
            "not JSON",
            "[]",
            "{}",
            "{'mirrors':{}}",
            GOOD.substring(0, GOOD.length() - 2),
            GOOD + " x",
            GOOD.replace("'allow'", "'deny'"),
            GOOD.replace("'r'", "'r','strictGroups':'yes'"),
            GOOD.replace("'r'", "'r','denyMessage':true"),
            GOOD.replace("'HUB'", "'hub'"),
            GOOD.replace("'docker'", "7"),
            GOOD.replace("'r'", "null"),
            GOOD.replace("['helloz/**']", "'helloz/**'"),
            GOOD.replace("'helloz/**'", "'Helloz/**'"),
            GOOD.replace("'helloz/**'", "'helloz/**', 1"),
        };
        for (String text : unreadable) {
            write(text);
            assertThat(remembered.load()).as(text).isEmpty();
        }
    }

    @Test
    public void aFolderThatCannotBeWrittenIsSurvived() throws IOException {
        Files.writeString(folder, "a file stands where the folder should be");

        remembered.save(List.of(WishedMirror.of("a", "r", IndexType.HUB, "", List.of())));

        assertThat(folder).isRegularFile();
    }

    private List<WishedMirror> loaded() {
        return remembered.load().stream().map(MirrorList::wished).collect(Collectors.toList());
    }

    private void write(String text) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("mirrors.json"), text.replace('\'', '"').getBytes(UTF_8));
    }
}
