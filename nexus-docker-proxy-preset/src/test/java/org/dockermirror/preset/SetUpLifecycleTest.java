package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Plan;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Wish;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SetUpLifecycleTest {

    private static final Outcome FAILED = Outcome.failed(List.of(), new IllegalStateException("no"));
    private static final MirrorFile NOTHING = new MirrorFile(new Wish(List.of(), AnonymousPull.standard()), List.of());
    static final Outcome DONE = Outcome.done("the file", NOTHING, plan(List.of(), List.of()), List.of());
    private static final Outcome BLOCKED = Outcome.refused("line 1: wrong");

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final SetUp setUp = mock(SetUp.class);
    private final WishSource source = mock(WishSource.class);
    private final DockerFormat format = mock(DockerFormat.class);
    private final DataDirectory directory = mock(DataDirectory.class);
    private final Entrance entrance = mock(Entrance.class);
    private final SetUpLifecycle lifecycle =
            new SetUpLifecycle(setUp, source, format, directory, mock(OtherVersions.class), entrance);

    @Before
    public void openTheEntrance() {
        Path etc = data.getRoot().toPath().resolve("etc");
        when(entrance.isOpen()).thenReturn(true);
        when(source.fingerprint()).thenReturn("none");
        when(source.fingerprintRead()).thenReturn("none");
        when(directory.configuration()).thenReturn(etc.resolve("docker-mirror.yaml"));
        when(directory.example()).thenReturn(etc.resolve("docker-mirror.example.yaml"));
        when(setUp.run(Consent.NONE)).thenReturn(BLOCKED);
        when(setUp.drift()).thenReturn(Drift.none());
    }

    @Test
    public void itRunsOnceAndThenOnlyWhenThereIsAReason() {
        look(3);

        verify(setUp).run(Consent.NONE);
        assertThat(lifecycle.outcome()).isSameAs(BLOCKED);
    }

    @Test
    public void itWaitsForTheEntrance() {
        when(entrance.isOpen()).thenReturn(false);
        look(3);
        verify(setUp, never()).run(Consent.NONE);

        when(entrance.isOpen()).thenReturn(true);
        look(1);
        verify(setUp).run(Consent.NONE);
    }

    @Test
    public void anEntranceThatNeverOpensDoesNotKeepTheSetUpAway() {
        when(entrance.isOpen()).thenReturn(false);

        look(60);

        verify(setUp).run(Consent.NONE);
    }

    @Test
    public void aChangedFileRunsItAgain() {
        look(1);
        when(source.fingerprint()).thenReturn("2026 17");
        when(source.fingerprintRead()).thenReturn("2026 17");
        look(2);

        verify(setUp, times(2)).run(Consent.NONE);
    }

    @Test
    public void aFormatThatArrivesRunsItAgain() {
        look(1);
        when(format.isReady()).thenReturn(true);
        look(2);

        verify(setUp, times(2)).run(Consent.NONE);
    }

    @Test
    public void aFailureIsTriedAgainAfterAWhile() {
        when(setUp.run(Consent.NONE)).thenReturn(FAILED, BLOCKED);

        look(5);
        verify(setUp).run(Consent.NONE);
        look(1);
        verify(setUp, times(2)).run(Consent.NONE);
    }

    @Test
    public void whatWasChangedInTheServerSinceIsShownWithinAMinuteAndGoneWhenItIsPutBack() {
        when(setUp.run(Consent.NONE)).thenReturn(DONE);
        when(setUp.drift()).thenReturn(Drift.leftBy(plan(List.of(), List.of("role x was deleted"))));
        look(11);

        assertThat(lifecycle.isAsWished()).isFalse();
        assertThat(lifecycle.lines()).contains("changed since: role x was deleted");
        when(setUp.drift()).thenReturn(Drift.none());
        look(10);
        assertThat(lifecycle.isAsWished()).isTrue();
        verify(setUp).run(Consent.NONE);
    }

    @Test
    public void whatWasChangedIsShownWhileAFileIsRefusedToo() {
        when(setUp.drift()).thenReturn(Drift.leftBy(plan(List.of(), List.of("role x was deleted"))));
        look(11);

        assertThat(lifecycle.lines()).contains("line 1: wrong", "changed since: role x was deleted");
        verify(setUp).run(Consent.NONE);
    }

    @Test
    public void whatItWaitedForRunsItAgainWhenItHasCome() {
        Plan waiting = plan(List.of("anonymous access"), List.of());
        when(setUp.run(Consent.NONE))
                .thenReturn(Outcome.done("the file", NOTHING, waiting, List.of()))
                .thenReturn(DONE);
        when(setUp.drift()).thenReturn(Drift.leftBy(waiting));
        look(31);
        verify(setUp).run(Consent.NONE);
        assertThat(lifecycle.lines()).contains("missing: anonymous access");

        when(setUp.drift()).thenReturn(Drift.none());
        look(10);
        verify(setUp, times(2)).run(Consent.NONE);
        assertThat(lifecycle.isAsWished()).isTrue();
    }

    static Plan plan(List<String> missing, List<String> drift) {
        return new Plan(List.of(), List.of(), missing, drift, List.of(), List.of(), Set.of());
    }

    @Test
    public void theExampleIsWrittenAtTheFirstRun() {
        look(1);

        assertThat(data.getRoot().toPath().resolve("etc/docker-mirror.example.yaml"))
                .content()
                .contains("helloz/**");
    }

    @Test
    public void aDirectoryThatTakesNoExampleDoesNotStopTheSetUp() throws Exception {
        Files.writeString(data.getRoot().toPath().resolve("etc"), "a file where a directory should be");

        look(1);

        verify(setUp).run(Consent.NONE);
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            lifecycle.lookSafely();
        }
    }
}
