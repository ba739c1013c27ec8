package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anySet;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.wish.Mirror;
import org.jspecify.annotations.Nullable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class MirrorRemovalTest {

    private static final String ONE = "mirrors:  # mine\n  - repository: docker\n    allow: [helloz/**]\n";
    private static final String BOTH = ONE + "  - repository: quay\n    allow: [a/b]\n    upstream: quay.io\n";

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final NexusInMemory nexus = new NexusInMemory();
    private final StoredInMemory stored = new StoredInMemory();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> judged = new ArrayList<>();
    private final SetUpLifecycle lifecycle = mock(SetUpLifecycle.class);
    private final ListsInForce lists = mock(ListsInForce.class);
    private DataDirectory directory;
    private Path file;

    @Nullable
    private Outcome outcome;

    @Before
    public void makeAFreshServer() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        directory = new DataDirectory(directories);
        doAnswer(call -> {
                    judged.clear();
                    List<Mirror> wished = call.getArgument(0);
                    wished.forEach(mirror -> judged.add(mirror.repository()));
                    return null;
                })
                .when(lists)
                .putInForce(anyList());
        doAnswer(call -> judged.removeAll(call.<Collection<String>>getArgument(0)))
                .when(lists)
                .forget(anySet());
        when(lists.repositories()).thenAnswer(call -> List.copyOf(judged));
        when(lists.ruleOf(anyString())).thenAnswer(call -> Optional.of("Allow_" + call.getArgument(0)));
        when(lists.ownerOf(anyString())).thenAnswer(call -> Optional.of(call.getArgument(0)));
        doAnswer(call -> start(Consent.NONE)).when(lifecycle).runNow();
        when(lifecycle.outcome()).thenAnswer(call -> outcome);
    }

    @Test
    public void aPlanSaysWhatGoesInWhichOrderAndChangesNothing() throws Exception {
        setUp(BOTH);

        PlanView plan = removal().plan(new LinkedHashSet<>(List.of("docker", "quay")), false);

        assertThat(plan.getChanges())
                .extracting(change -> change.getKind() + " " + change.getThing())
                .startsWith(
                        "REMOVE role DockerPullAnonymous of the anonymous user",
                        "REMOVE role DockerPullAnonymous",
                        "REMOVE active realm DockerToken")
                .endsWith("REMOVE routing rule Allow_docker", "REMOVE routing rule Allow_quay")
                .contains("REMOVE repository quay and what it has cached")
                .hasSize(7);
        assertThat(plan.getReadableWithoutLogin()).isEmpty();
        assertThat(nexus.writes).isEmpty();
        assertThat(file).content().isEqualTo(BOTH);
    }

    /** As after a removal that was killed when it had deleted the repository and not noted it. */
    @Test
    public void aRepositoryOfTheNameOfOneThatIsGoneIsNotOurs() throws Exception {
        setUp(BOTH);
        Found.Repository repository = nexus.repositories.remove("quay");
        removal().remove(Set.of("quay"), false);

        nexus.repositories.put("quay", repository);
        removal().remove(Set.of("quay"), false);
        assertThat(nexus.repositories).containsKey("quay");
    }

    @Test
    public void oneOfTwoGoesAndTheOtherStaysAsItIs() throws Exception {
        setUp(BOTH);

        PlanView done = removal().remove(Set.of("quay"), false);

        assertThat(done.getState()).isEqualTo("DONE");
        assertThat(done.getWarnings()).singleElement().asString().contains("other mirrors are on this server (docker)");
        assertThat(nexus.writes)
                .containsExactly("update role DockerPullAnonymous", "delete repository quay", "delete rule Allow_quay");
        assertThat(file).content().isEqualTo(ONE);
        assertThat(judged).containsExactly("docker");
        theNextStartWritesNothing();
        assertThat(nexus.repositories).containsOnlyKeys("docker");
    }

    @Test
    public void withTheLastMirrorEverythingGoesTheAnonymousRightFirst() throws Exception {
        setUp(ONE);

        assertThat(removal().remove(Set.of("docker"), false).getState()).isEqualTo("DONE");

        assertThat(nexus.writes)
                .containsExactly(
                        "revoke DockerPullAnonymous",
                        "delete role DockerPullAnonymous",
                        "disable realm DockerToken",
                        "delete repository docker",
                        "delete rule Allow_docker");
        assertThat(file).content().isEqualTo("mirrors: []  # mine\n");
        theNextStartWritesNothing();
    }

    @Test
    public void theArticlesMirrorIsNotMadeAgain() throws Exception {
        start(Consent.NONE);

        assertThat(removal().remove(Set.of("docker"), false).getState()).isEqualTo("DONE");

        assertThat(nexus.repositories).isEmpty();
        assertThat(nexus.rules).isEmpty();
        assertThat(nexus.roles).isEmpty();
        theNextStartWritesNothing();
        assertThat(outcome.lines()).anyMatch(line -> line.startsWith("nothing is mirrored"));
        assertThat(file).doesNotExist();
    }

    @Test
    public void oneThatIsStoredGoesFromThere() throws Exception {
        stored.allowList = "nginx";
        start(Consent.NONE);

        removal().remove(Set.of("stored"), false);

        assertThat(stored.allowList).isNull();
        assertThat(nexus.repositories).isEmpty();
        theNextStartWritesNothing();
    }

    @Test
    public void oneWhoseFileIsGoneCanBeRemoved() throws Exception {
        setUp(ONE);
        Files.delete(file);
        assertThat(start(Consent.NONE).state()).isEqualTo(Outcome.State.BLOCKED);

        removal().remove(Set.of("docker"), false);

        assertThat(nexus.repositories).isEmpty();
        assertThat(nexus.granted).isEmpty();
        theNextStartWritesNothing();
    }

    @Test
    public void oneThatWasTakenOutByHandCanBeRemoved() throws Exception {
        setUp(BOTH);
        Files.writeString(file, ONE);
        start(Consent.NONE);

        removal().remove(Set.of("quay"), false);

        assertThat(nexus.repositories).containsOnlyKeys("docker");
        assertThat(nexus.rules).containsOnlyKeys("Allow_docker");
    }

    @Test
    public void whatCannotBeTakenOutIsNamedAndNothingChanges() throws Exception {
        environment.put("DOCKER_MIRROR_ALLOW", "helloz/**");
        start(Consent.NONE);
        nexus.writes.clear();
        assertThatThrownBy(() -> removal().remove(Set.of("docker"), false))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("DOCKER_MIRROR_ALLOW")
                .hasMessageContaining("unset it");
        environment.clear();

        Files.writeString(file, "mirrors: [{repository: docker, allow: [Nginx]}]");
        assertThatThrownBy(() -> removal().plan(Set.of("docker"), false))
                .isInstanceOf(CannotChangeListException.class)
                .hasMessageContaining("mended in it first");
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void aStepThatFailsStopsTheRestAndTheSameAgainGoesOn() throws Exception {
        setUp(ONE);
        nexus.stuck = "docker";

        PlanView stopped = removal().remove(Set.of("docker"), false);

        assertThat(stopped.getState()).isEqualTo("FAILED");
        assertThat(stopped.getOpen())
                .contains(
                        "stopped: repository docker is stuck",
                        "not done: delete repository docker and what it has cached",
                        "not done: delete routing rule Allow_docker");
        assertThat(nexus.repositories.get("docker").routingRule()).contains("Allow_docker");
        assertThat(nexus.granted).isEmpty();
        nexus.stuck = "";

        assertThat(removal().remove(Set.of("docker"), false).getState()).isEqualTo("DONE");
        assertThat(nexus.rules).isEmpty();
    }

    @Test
    public void aRepositoryThatIsKeptIsClosedAndComesBackWithItsMirror() throws Exception {
        setUp(ONE);

        PlanView done = removal().remove(Set.of("docker"), true);

        assertThat(done.getWarnings())
                .contains("repository docker stays, and so does its routing rule")
                .anyMatch(line -> line.startsWith("repository docker refuses every pull from then on"));
        assertThat(nexus.repositories.get("docker").routingRule()).contains("Allow_docker");
        assertThat(nexus.granted).isEmpty();
        assertThat(judged).isEmpty();
        theNextStartWritesNothing();

        setUp(ONE);
        assertThat(outcome.state()).isEqualTo(Outcome.State.DONE);
        assertThat(nexus.granted).containsExactly("DockerPullAnonymous");
    }

    @Test
    public void whatWasAdoptedIsLeft() throws Exception {
        nexus.rules.put("Allow_docker", new Found.Rule("Allow_docker", "mine", true, List.of("x")));
        nexus.repositories.put(
                "docker",
                new Found.Repository(
                        "docker",
                        "docker",
                        "docker-proxy",
                        Optional.empty(),
                        Mirror.DOCKER_HUB.toString(),
                        OptionalInt.empty()));
        Files.writeString(file, ONE);
        start(Consent.ADOPT);
        assertThat(outcome.state()).isEqualTo(Outcome.State.DONE);

        PlanView done = removal().remove(Set.of("docker"), false);

        assertThat(nexus.repositories).containsOnlyKeys("docker");
        assertThat(nexus.rules).containsOnlyKeys("Allow_docker");
        assertThat(nexus.granted).isEmpty();
        assertThat(done.getWarnings()).contains("repository docker stays: it was not made from this file");
    }

    private void setUp(String text) throws IOException {
        Files.writeString(file, text);
        start(Consent.NONE);
        nexus.writes.clear();
    }

    private void theNextStartWritesNothing() {
        nexus.writes.clear();
        assertThat(start(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);
        assertThat(nexus.writes).isEmpty();
    }

    private Outcome start(Consent consent) {
        SelfCheck selfCheck = mock(SelfCheck.class);
        when(selfCheck.whatAnswersInstead(anyString())).thenReturn(Optional.empty());
        outcome = new SetUp(source(), nexus, lists, selfCheck, new ReceiptFile(directory), mock(ListsShown.class))
                .run(consent);
        return outcome;
    }

    private MirrorRemoval removal() {
        ReceiptFile receipts = new ReceiptFile(directory);
        return new MirrorRemoval(
                source(),
                new MirrorWithdrawal(source(), receipts),
                nexus,
                receipts,
                lists,
                lifecycle,
                new RunUnderWay());
    }

    private WishSource source() {
        return new WishSource(directory, environment::get, stored);
    }
}
