package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class SentFileTest {

    private static final String ONE = "mirrors: [{repository: docker, allow: [helloz/**]}]  # mine\n";

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final SetUpLifecycle lifecycle = mock(SetUpLifecycle.class);
    private final Nexus nexus = mock(Nexus.class);
    private final Map<String, String> environment = new HashMap<>();
    private Map<String, Found.Rule> rules = Map.of();
    private Path file;

    @Before
    public void makeAnEmptyServer() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        when(nexus.look())
                .thenAnswer(call -> new Found(
                        true,
                        rules,
                        Map.of(),
                        Map.of(),
                        new Found.Anonymous(false, true, "anonymous", Set.of()),
                        List.of()));
        when(lifecycle.outcome()).thenReturn(Outcome.refused("no port"));
    }

    @Test
    public void aPlanSaysWhatWouldChangeAndWritesNothing() throws Exception {
        PlanView plan = sentFile().plan(ONE, Consent.APPLY);

        assertThat(plan.getChanges())
                .extracting(change -> change.getKind() + " " + change.getThing())
                .containsExactly(
                        "ADD routing rule Allow_docker",
                        "ADD repository docker",
                        "ADD role DockerPullAnonymous",
                        "ADD active realm DockerToken",
                        "CHANGE anonymous user anonymous",
                        "CHANGE anonymous access");
        assertThat(plan.isAsWished()).isFalse();
        assertThat(plan.getReadableWithoutLogin())
                .singleElement()
                .satisfies(reader -> assertThat(reader.getRepository()).isEqualTo("docker"));
        assertThat(file).doesNotExist();
        verify(lifecycle, never()).runNow(any());
    }

    @Test
    public void anApplyWritesTheFileAsItWasSentAndHasItDone() throws Exception {
        PlanView done = sentFile().apply(ONE, Consent.APPLY);

        assertThat(file).hasContent(ONE);
        verify(lifecycle).runNow(Consent.APPLY);
        assertThat(done.getState()).isEqualTo("BLOCKED");
        assertThat(done.getOpen()).contains("no port");
    }

    @Test
    public void whatIsInTheWayStopsItBeforeAnythingIsWritten() throws Exception {
        rules = Map.of("Allow_docker", new Found.Rule("Allow_docker", "mine", true, Collections.singletonList("x")));

        PlanView refused = sentFile().apply(ONE, Consent.APPLY);

        assertThat(refused.getConflicts()).singleElement().asString().contains("--adopt");
        assertThat(file).doesNotExist();
        verify(lifecycle, never()).runNow(any());
        sentFile().apply(ONE, Consent.ADOPT);
        verify(lifecycle).runNow(Consent.ADOPT);
    }

    @Test
    public void aFileThatLacksAMirrorOfTheServersOwnDoesNotTakeItsPlace() throws Exception {
        String present = "mirrors: [{repository: docker, allow: []}, {repository: quay, allow: []}]";
        Files.writeString(file, present);

        assertThatThrownBy(() -> sentFile().apply(ONE, Consent.APPLY))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("lacks its mirror quay");
        assertThat(file).hasContent(present);
    }

    @Test
    public void aWrongFileIsRefusedWholeAndAVariableIsNamed() {
        assertThatThrownBy(() -> sentFile().apply("mirrors: [{repository: docker, allow: [Nginx]}]", Consent.APPLY))
                .isInstanceOf(InvalidMirrorFileException.class);
        environment.put("DOCKER_MIRROR_ALLOW", "nginx");
        assertThatThrownBy(() -> sentFile().apply(ONE, Consent.APPLY)).hasMessageContaining("DOCKER_MIRROR_ALLOW");
        assertThat(file).doesNotExist();
    }

    private SentFile sentFile() {
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        DataDirectory directory = new DataDirectory(directories);
        return new SentFile(
                new WishSource(directory, environment::get, new StoredInMemory()),
                nexus,
                new ReceiptFile(directory),
                lifecycle);
    }
}
