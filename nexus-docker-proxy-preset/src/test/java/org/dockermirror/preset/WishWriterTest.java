package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.plan.Receipt;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class WishWriterTest {

    private static final String QUAY = "mirrors:\n  - repository: quay\n    allow: [coreos/*]\n";

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final Map<String, String> environment = new HashMap<>();
    private final StoredInMemory stored = new StoredInMemory();
    private DataDirectory directory;
    private Path file;

    @Before
    public void makeAnEmptyServer() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        directory = new DataDirectory(directories);
    }

    @Test
    public void whereNothingIsWrittenItStandsAsItIsSent() throws Exception {
        put(QUAY);

        assertThat(file).hasContent(QUAY);
    }

    @Test
    public void theMirrorThatTheServerWasSetUpWithStaysBesideIt() throws Exception {
        new ReceiptFile(directory).write(Receipt.none().agreeing(true));

        assertThat(put(QUAY)).containsExactly("docker", "quay");
        assertThat(file).content().contains("grant: all-docker");
    }

    @Test
    public void ofTheMirrorThatNobodyWroteNothingStaysWhereItIsNamed() throws Exception {
        new ReceiptFile(directory).write(Receipt.none().agreeing(true));
        String docker = QUAY.replace("quay", "docker");

        put(docker);

        assertThat(file).hasContent(docker);
    }

    @Test
    public void whatDoesNotGoTogetherIsSaidAndNothingIsWritten() throws Exception {
        String present = "mirrors:\n  - {repository: docker, allow: [], port: 8082}\n";
        Files.writeString(file, present);

        assertThatThrownBy(() -> put(QUAY + "    port: 8082\n"))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("does not go together with what " + file + " says besides")
                .hasMessageContaining("8082");
        assertThatThrownBy(() -> put(QUAY + "    prot: 8082\n"))
                .isInstanceOf(InvalidMirrorFileException.class)
                .hasMessageContaining("line 4, column 5");
        assertThat(file).hasContent(present);
    }

    @Test
    public void aFileWithErrorsIsReplaced() throws Exception {
        Files.writeString(file, "mirrors: [{repository: docker, allow: [Nginx]}]");

        assertThat(put(QUAY)).containsExactly("quay");
    }

    @Test
    public void whereTheFormsSayItTheFormsAreFilledIn() throws Exception {
        stored.allowList = "nginx";

        assertThat(put(QUAY + "    deny: [coreos/etcd]\n    upstream: quay.io\n    port: 8083\n    denyMessage: Ask\n"))
                .containsExactly("stored", "quay");

        assertThat(stored.put)
                .extracting(MirrorForm::properties)
                .containsExactly(
                        Map.of("repository", "stored", "allow", "nginx"),
                        Map.of(
                                "repository",
                                "quay",
                                "allow",
                                "coreos/*\n!coreos/etcd",
                                "upstream",
                                "https://quay.io",
                                "port",
                                "8083",
                                "denyMessage",
                                "Ask"));
        assertThat(file).doesNotExist();
    }

    @Test
    public void whatNoFieldOfTheFormsHoldsIsRefused() {
        stored.allowList = "nginx";

        for (String more : List.of("    keepUnusedDays: 3\n", "anonymousPull: {grant: all-docker}\n")) {
            assertThatThrownBy(() -> put(QUAY + more))
                    .isInstanceOf(CannotChangeListException.class)
                    .hasMessageContaining("has the fields repository, allow, upstream, port and denyMessage")
                    .hasMessageContaining(file.toString());
        }
        assertThat(stored.put).isEmpty();
    }

    @Test
    public void aVariableIsNamed() {
        environment.put("DOCKER_MIRROR_ALLOW", "nginx");

        assertThatThrownBy(() -> put(QUAY))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("DOCKER_MIRROR_ALLOW");
    }

    /** Puts it there, and returns what is mirrored then. */
    private List<String> put(String sent) throws InvalidMirrorFileException, CannotChangeListException {
        WishSource source = new WishSource(directory, environment::get, stored);
        ReceiptFile receipts = new ReceiptFile(directory);
        WishWriter writer = new WishWriter(source, new EditedText(source, receipts, mock(ListsInForce.class)));
        WishWriter.Merged merged = writer.merge(sent);
        writer.write(merged);
        return merged.file().wish().mirrors().stream().map(Mirror::repository).toList();
    }
}
