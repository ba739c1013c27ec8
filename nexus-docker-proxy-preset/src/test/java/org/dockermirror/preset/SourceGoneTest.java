package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dockermirror.setup.plan.Consent;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

/** What said what is mirrored, is gone: what it set up stays, and nothing comes in its place. */
public class SourceGoneTest {

    private static final String ONE_MIRROR = "mirrors:\n  - repository: docker\n    allow: [user2/**]\n";

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final NexusInMemory nexus = new NexusInMemory();
    private final ListsInForce lists = mock(ListsInForce.class);
    private final StoredInMemory stored = new StoredInMemory();
    private Path file;
    private SetUp setUp;

    @Before
    public void makeAFreshServer() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        DataDirectory directory = new DataDirectory(directories);
        SelfCheck selfCheck = mock(SelfCheck.class);
        when(selfCheck.whatAnswersInstead(anyString())).thenReturn(Optional.empty());
        setUp = new SetUp(
                new WishSource(directory, name -> null, stored),
                nexus,
                lists,
                selfCheck,
                new ReceiptFile(directory),
                mock(ListsShown.class));
    }

    @Test
    public void whatAFileSetUpStaysAndGoesOnWhenItIsBack() throws IOException {
        Files.writeString(file, ONE_MIRROR);
        setUp.run(Consent.NONE);
        Files.delete(file);
        when(lists.repositories()).thenReturn(List.of("docker"));
        nexus.writes.clear();

        Outcome outcome = setUp.run(Consent.NONE);

        assertThat(nexus.writes).isEmpty();
        verify(lists, times(1)).putInForce(anyList());
        assertThat(outcome.state()).isEqualTo(Outcome.State.BLOCKED);
        assertThat(outcome.open())
                .anySatisfy(line -> assertThat(line).contains(file + " is gone", "repository docker stays as it is"));

        Files.writeString(file, ONE_MIRROR);
        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);
    }

    @Test
    public void whatACapabilitySetUpStays() {
        stored.allowList = "nginx";
        setUp.run(Consent.NONE);
        stored.allowList = null;
        when(lists.repositories()).thenReturn(List.of("stored"));
        nexus.writes.clear();

        assertThat(setUp.run(Consent.NONE).open()).anyMatch(line -> line.contains(stored.name()));
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void theArticlesMirrorIsNoMoreAgreedToOnceAFileWasInItsPlace() throws IOException {
        setUp.run(Consent.NONE);
        Files.writeString(file, ONE_MIRROR);
        setUp.run(Consent.NONE);
        Files.delete(file);
        when(lists.repositories()).thenReturn(List.of("docker"));

        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.BLOCKED);
        assertThat(nexus.repositories.get("docker").routingRule()).contains("Allow_docker");
    }

    @Test
    public void aServerThatIsEmptyAgainIsNotFreshAgain() throws IOException {
        Files.writeString(file, ONE_MIRROR);
        setUp.run(Consent.NONE);
        Files.delete(file);
        nexus.rules.clear();
        nexus.repositories.clear();
        nexus.roles.clear();

        Outcome outcome = setUp.run(Consent.NONE);

        assertThat(outcome.state()).isEqualTo(Outcome.State.DONE);
        assertThat(outcome.lines()).singleElement().asString().contains("nothing is mirrored", "docker-mirror.yaml");
        assertThat(nexus.repositories).isEmpty();
    }

    @Test
    public void aFirstRunThatWasKilledOnAFreshServerGoesOn() {
        nexus.stuck = "docker";
        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.FAILED);
        nexus.stuck = "";

        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);
        assertThat(nexus.repositories).containsOnlyKeys("docker");
    }
}
