package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    public void aMirrorThatIsNotNamedStays() throws Exception {
        String quay = "mirrors:\n  - {repository: quay, allow: []}  # kept";
        Files.writeString(file, quay + "\n");

        PlanView done = sentFile().apply(ONE, Consent.APPLY);

        assertThat(file).content().startsWith(quay).endsWith("\n  - {repository: docker, allow: [helloz/**]}\n");
        assertThat(done.getChanges())
                .extracting(PlanView.ChangeView::getThing)
                .contains("repository docker", "repository quay");
    }

    @Test
    public void aSecondOneMeanwhileIsToldOfTheFirst() throws Exception {
        CountDownLatch isUnderWay = new CountDownLatch(1);
        CountDownLatch isTold = new CountDownLatch(1);
        doAnswer(call -> {
                    isUnderWay.countDown();
                    isTold.await();
                    return null;
                })
                .when(lifecycle)
                .runNow(any());
        SentFile sent = sentFile();
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<PlanView> first = other.submit(() -> sent.apply(ONE, Consent.APPLY));
        isUnderWay.await();

        assertThatThrownBy(() -> sent.apply(ONE.replace("helloz", "other"), Consent.APPLY))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("another run is under way in this server (an apply, begun at ")
                .hasMessageContaining("nothing of this one was done");

        isTold.countDown();
        first.get();
        assertThat(file).hasContent(ONE);
        sent.apply(ONE.replace("helloz", "other"), Consent.APPLY);
        assertThat(file).hasContent(ONE.replace("helloz", "other"));
        other.shutdown();
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
        ReceiptFile receipts = new ReceiptFile(directory);
        WishSource source = new WishSource(directory, environment::get, new StoredInMemory());
        WishWriter writer = new WishWriter(source, new EditedText(source, receipts, mock(ListsInForce.class)));
        return new SentFile(writer, nexus, receipts, lifecycle, new RunUnderWay());
    }
}
