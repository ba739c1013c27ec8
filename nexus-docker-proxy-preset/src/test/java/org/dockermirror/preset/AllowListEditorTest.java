package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.routing.mirror.WishedMirror;
import org.dockermirror.setup.plan.Receipt;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class AllowListEditorTest {

    private static final String FILE = """
            mirrors:
              - repository: docker
                allow:
                  - helloz/**   # ours
                  # for the shop
                  - nginx
            """;

    private static final WishedMirror MIRROR =
            WishedMirror.of("docker", "Allow_docker", IndexType.HUB, "registry-1.docker.io", List.of());

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final SetUpLifecycle lifecycle = mock(SetUpLifecycle.class);
    private final StoredInMemory stored = new StoredInMemory();
    private final Map<String, String> environment = new HashMap<>();
    private Path file;

    @Before
    public void writeTheFile() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        Files.writeString(file, FILE);
    }

    @Test
    public void anEntryIsAddedAndPutInForce() throws Exception {
        editor().add(MIRROR, "team/*");

        assertThat(file).content().isEqualTo(FILE + "      - team/*\n");
        verify(lifecycle).runNow();
    }

    @Test
    public void aListIsReplacedWhereTheTagIsThatOfWhatIsWritten() throws Exception {
        String etag = source().read().etag();

        editor().replace(MIRROR, List.of("nginx", "team/*"), etag::equals);

        assertThat(file)
                .content()
                .contains("# for the shop", "- nginx", "- team/*")
                .doesNotContain("helloz");
        verify(lifecycle).runNow();
        assertThat(source().read().etag()).isNotEqualTo(etag);
    }

    @Test
    public void aListThatHasChangedMeanwhileIsLeftAlone() throws Exception {
        String etag = source().read().etag();
        Files.writeString(file, FILE + "      - by/hand\n");

        assertThatThrownBy(() -> editor().replace(MIRROR, List.of("nginx"), etag::equals))
                .isInstanceOfSatisfying(
                        CannotChangeListException.class,
                        e -> assertThat(e.isChangedMeanwhile()).isTrue())
                .hasMessageContaining(file.toString())
                .hasMessageContaining("ETag");
        assertThat(file).content().contains("by/hand");
        verify(lifecycle, never()).runNow();
    }

    @Test
    public void everyWrongEntryIsCountedAndNothingIsWritten() throws Exception {
        assertThatThrownBy(() -> editor().replace(MIRROR, List.of("nginx", "Team/*", "a b"), etag -> true))
                .isInstanceOfSatisfying(
                        InvalidAllowListException.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> problem.position().line())
                                .containsExactly(2, 3));
        assertThat(file).content().isEqualTo(FILE);
    }

    @Test
    public void anotherErrorInTheFileIsNamedAndNotWrittenOver() throws Exception {
        String bad = FILE + "    port: many\n";
        Files.writeString(file, bad);

        assertThatThrownBy(() -> editor().add(MIRROR, "team/*"))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("other errors")
                .hasMessageContaining("many");
        assertThat(file).content().isEqualTo(bad);
    }

    @Test
    public void aMirrorThatTheFileDoesNotNameIsSaidSo() {
        WishedMirror other = WishedMirror.of("ghcr", "Allow_ghcr", IndexType.REGISTRY, "", List.of());

        assertThatThrownBy(() -> editor().add(other, "team/app"))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("no mirror \"ghcr\"");
    }

    @Test
    public void aListInTheVariableIsChangedThere() throws Exception {
        Files.delete(file);
        environment.put("DOCKER_MIRROR_ALLOW", "helloz/**");

        assertThatThrownBy(() -> editor().add(MIRROR, "team/*"))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("DOCKER_MIRROR_ALLOW");
        assertThat(file).doesNotExist();
    }

    @Test
    public void withoutAFileOneIsWrittenWithTheMirrorAsItIs() throws Exception {
        Files.delete(file);
        receipts().write(Receipt.none().agreeing(true));

        editor().add(MIRROR, "team/*");

        assertThat(file).content().contains("      - helloz/**\n      - team/*\n", "routingRule: Allow_helloz");
        verify(lifecycle).runNow();
    }

    @Test
    public void aListWhoseFileIsGoneIsNotTakenForTheArticles() {
        assertThatThrownBy(() -> {
                    Files.delete(file);
                    receipts().write(Receipt.none());
                    editor().add(MIRROR, "team/*");
                })
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining(file + " is gone");
        assertThat(file).doesNotExist();
    }

    @Test
    public void aListInATextFileIsChangedThere() throws Exception {
        String names = "mirrors:\n  - repository: docker\n    allowFile: list.txt\n";
        Path list = file.resolveSibling("list.txt");
        Files.writeString(file, names);
        Files.writeString(list, "# ours\nhelloz/**\n");
        String etag = source().read().etag();

        editor().add(MIRROR, "team/*");
        assertThat(list).content().isEqualTo("# ours\nhelloz/**\nteam/*\n");
        assertThat(source().read().etag()).isNotEqualTo(etag);

        editor().replace(MIRROR, List.of("nginx", "!nginx:1.*"), source().read().etag()::equals);
        assertThat(list).content().contains("# ours", "nginx\n!nginx:1.*").doesNotContain("helloz");
        assertThat(file).content().isEqualTo(names);
        verify(lifecycle, times(2)).runNow();
    }

    @Test
    public void deniesBesideATextFileStayWhereTheyAre() throws Exception {
        Path list = file.resolveSibling("list.txt");
        Files.writeString(file, "mirrors:\n  - repository: docker\n    allowFile: list.txt\n    deny: [nginx:1.*]\n");
        Files.writeString(list, "nginx\n");

        editor().replace(MIRROR, List.of("nginx", "team/*", "!nginx:1.*"), etag -> true);
        assertThat(list).content().isEqualTo("nginx\nteam/*\n");

        assertThatThrownBy(() -> editor().replace(MIRROR, List.of("nginx"), etag -> true))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining(list.toString())
                .hasMessageContaining("\"deny\" in " + file);
        assertThat(list).content().isEqualTo("nginx\nteam/*\n");
    }

    @Test
    public void whatIsStoredIsChangedInTheDatabaseAndNoFileIsWritten() throws Exception {
        Files.delete(file);
        stored.allowList = "helloz/**";

        editor().add(MIRROR, "team/*");
        assertThat(stored.allowList).isEqualTo("helloz/**\nteam/*");
        editor().replace(MIRROR, List.of("nginx"), source().read().etag()::equals);
        assertThat(stored.allowList).isEqualTo("nginx");
        assertThat(file).doesNotExist();
        verify(lifecycle, times(2)).runNow();
    }

    private AllowListEditor editor() {
        ListsInForce lists = mock(ListsInForce.class);
        when(lists.repositories()).thenReturn(List.of("docker"));
        return new AllowListEditor(source(), new EditedText(source(), receipts(), lists), lifecycle);
    }

    private WishSource source() {
        return new WishSource(directory(), environment::get, stored);
    }

    private ReceiptFile receipts() {
        return new ReceiptFile(directory());
    }

    private DataDirectory directory() {
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        return new DataDirectory(directories);
    }
}
