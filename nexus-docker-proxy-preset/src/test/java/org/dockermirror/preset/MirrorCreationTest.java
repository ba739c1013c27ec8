package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Receipt;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class MirrorCreationTest {

    private static final String PRESENT = "mirrors:\n  - repository: docker  # mine\n    allow: [nginx]\n";

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final SentFile sent = mock(SentFile.class);
    private final ListsInForce lists = mock(ListsInForce.class);
    private final StoredInMemory stored = new StoredInMemory();
    private Path file;
    private DataDirectory directory;

    @Before
    public void makeAnEmptyServer() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        directory = new DataDirectory(directories);
    }

    @Test
    public void itIsSentLikeAFileOfOneMirror() throws Exception {
        creation().plan(form());
        verify(sent).plan(MirrorForm.file(List.of(form())), Consent.APPLY);

        Files.writeString(file, PRESENT);
        creation().create(form());
        verify(sent).apply(MirrorForm.file(List.of(form())), Consent.APPLY);
    }

    @Test
    public void aMirrorThatIsThereIsNotChanged() throws Exception {
        Files.writeString(file, PRESENT.replace("docker", "ghcr"));
        assertThatThrownBy(() -> creation().create(form()))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("has a mirror ghcr already");

        Files.writeString(file, PRESENT.replace("nginx", "Nginx"));
        assertThatThrownBy(() -> creation().create(form()))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("must be mended in it first");
        verify(sent, never()).apply(any(), any());
    }

    @Test
    public void theMirrorThatNobodyWroteIsThereOnlyWhereTheServerWasSetUpWithIt() throws Exception {
        MirrorForm docker = new MirrorForm(Map.of("repository", "docker", "allow", ""));
        creation().create(docker);
        verify(sent).apply(MirrorForm.file(List.of(docker)), Consent.APPLY);

        new ReceiptFile(directory).write(Receipt.none().agreeing(true));
        assertThatThrownBy(() -> creation().create(docker)).hasMessageContaining("has a mirror docker already");
    }

    @Test
    public void besideMirrorsWhoseFileIsGoneItIsNotWritten() throws Exception {
        new ReceiptFile(directory).write(Receipt.none());
        creation().create(form());
        verify(sent).apply(MirrorForm.file(List.of(form())), Consent.APPLY);

        when(lists.repositories()).thenReturn(List.of("docker"));
        assertThatThrownBy(() -> creation().create(form()))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining(file + " is gone");
    }

    private MirrorCreation creation() {
        WishSource source = new WishSource(directory, variable -> null, stored);
        return new MirrorCreation(
                source,
                new EditedText(source, new ReceiptFile(directory), lists),
                sent,
                mock(SetUpLifecycle.class),
                new RunUnderWay());
    }

    private static MirrorForm form() {
        return new MirrorForm(
                Map.of("repository", "ghcr", "allow", "team/**\n!team/private", "upstream", "ghcr.io", "port", "8084"));
    }
}
