package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.lenient;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.setup.plan.Consent;
import org.dockermirror.setup.plan.Found;
import org.dockermirror.setup.plan.Nexus;
import org.dockermirror.setup.wish.Mirror;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import org.sonatype.nexus.common.app.ApplicationDirectories;

public class SetUpTest {

    private static final String ONE_MIRROR = "mirrors:\n  - repository: docker\n    allow: [user2/**]\n";

    @Rule
    public final TemporaryFolder data = new TemporaryFolder();

    private final Nexus nexus = mock(Nexus.class);
    private final ListsInForce lists = mock(ListsInForce.class);
    private final ListsShown shown = mock(ListsShown.class);
    private final SelfCheck selfCheck = mock(SelfCheck.class);
    private final Map<String, Found.Rule> rules = new HashMap<>();
    private final Map<String, Found.Repository> repositories = new HashMap<>();
    private final Map<String, Found.Role> roles = new HashMap<>();
    private boolean dockerFormat = true;
    private boolean anonymous = true;
    private Path file;
    private SetUp setUp;

    @Before
    public void makeAServerThatKeepsWhatIsWritten() throws IOException {
        file = data.newFolder("etc").toPath().resolve("docker-mirror.yaml");
        ApplicationDirectories directories = mock(ApplicationDirectories.class);
        when(directories.getWorkDirectory()).thenReturn(data.getRoot());
        DataDirectory directory = new DataDirectory(directories);
        lenient().when(selfCheck.whatAnswersInstead(anyString())).thenReturn(Optional.empty());
        Set<String> granted = new java.util.TreeSet<>();
        Set<String> realms = new java.util.TreeSet<>();
        lenient()
                .when(nexus.look())
                .thenAnswer(call -> new Found(
                        dockerFormat,
                        rules,
                        repositories,
                        roles,
                        new Found.Anonymous(anonymous, true, "anonymous", Set.copyOf(granted)),
                        List.copyOf(realms)));
        lenient()
                .doAnswer(call -> rules.put(call.getArgument(0), rule(call.getArgument(0), call.getArgument(2))))
                .when(nexus)
                .createRule(anyString(), anyString(), anyList());
        lenient()
                .doAnswer(call -> rules.put(call.getArgument(0), rule(call.getArgument(0), call.getArgument(2))))
                .when(nexus)
                .updateRule(anyString(), anyString(), anyList());
        lenient()
                .doAnswer(call -> {
                    Mirror mirror = call.getArgument(0);
                    return repositories.put(mirror.repository(), repository(mirror));
                })
                .when(nexus)
                .createRepository(any());
        lenient()
                .doAnswer(call -> repositories.computeIfPresent(
                        call.getArgument(0), (name, made) -> withRule(made, Optional.of(call.getArgument(1)))))
                .when(nexus)
                .attachRule(anyString(), anyString());
        lenient()
                .doAnswer(call -> roles.put(
                        call.getArgument(0),
                        new Found.Role(
                                call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3))))
                .when(nexus)
                .createRole(anyString(), anyString(), any(), any());
        lenient().doAnswer(call -> realms.add(call.getArgument(0))).when(nexus).enableRealm(anyString());
        lenient().doAnswer(call -> granted.add(call.getArgument(0))).when(nexus).grantToAnonymous(anyString());
        setUp = new SetUp(
                new WishSource(directory, name -> null, new StoredInMemory()),
                nexus,
                lists,
                selfCheck,
                new ReceiptFile(directory),
                shown);
    }

    @Test
    public void theListIsInForceBeforeAnythingIsMadeAndTheCheckComesBeforeTheRight() {
        Outcome outcome = setUp.run(Consent.NONE);

        InOrder order = inOrder(lists, nexus, selfCheck);
        order.verify(lists).putInForce(anyList());
        order.verify(nexus).createRule(anyString(), anyString(), anyList());
        order.verify(nexus).createRepository(any());
        order.verify(selfCheck).whatAnswersInstead("docker");
        order.verify(nexus).createRole(anyString(), anyString(), any(), any());
        order.verify(nexus).enableRealm("DockerToken");
        order.verify(nexus).grantToAnonymous("DockerPullAnonymous");
        assertThat(outcome.state()).isEqualTo(Outcome.State.DONE);
        assertThat(outcome.lines()).anyMatch(line -> line.startsWith("self-check passed: repository docker"));
    }

    @Test
    public void theRuleIsWidenedBeforeTheListsAndNarrowedAfterThem() throws IOException {
        Files.writeString(file, ONE_MIRROR);
        setUp.run(Consent.NONE);
        String wished = Files.readString(file);
        Files.writeString(file, wished.replaceAll("allow: .*", "allow: [other/**, nginx]"));

        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);

        ArgumentCaptor<List<String>> matchers = ArgumentCaptor.captor();
        InOrder order = inOrder(lists, nexus);
        order.verify(lists).putInForce(anyList());
        order.verify(nexus).updateRule(anyString(), anyString(), matchers.capture());
        order.verify(lists).putInForce(anyList());
        order.verify(nexus).updateRule(anyString(), anyString(), matchers.capture());
        List<String> widened = matchers.getAllValues().get(0);
        List<String> narrowed = matchers.getAllValues().get(1);
        assertThat(widened).containsAll(narrowed).hasSizeGreaterThan(narrowed.size());
    }

    @Test
    public void aRuleThatCannotBeWidenedLeavesNoListInForceThatAllowsTooMuch() throws IOException {
        Files.writeString(file, ONE_MIRROR);
        setUp.run(Consent.NONE);
        doThrow(new IllegalStateException("the database is away"))
                .when(nexus)
                .updateRule(anyString(), anyString(), anyList());
        Files.writeString(file, Files.readString(file).replaceAll("allow: .*", "allow: [nginx]"));

        Outcome outcome = setUp.run(Consent.NONE);

        verify(lists, times(2)).putInForce(anyList());
        assertThat(outcome.state()).isEqualTo(Outcome.State.FAILED);
        assertThat(outcome.lines()).anyMatch(line -> line.contains("the database is away"));
    }

    @Test
    public void aCheckThatFailsGivesNoRightAndNamesWhatAnswered() {
        when(selfCheck.whatAnswersInstead("docker")).thenReturn(Optional.of("http://x answered 403 text/html"));

        Outcome outcome = setUp.run(Consent.NONE);

        verify(nexus, never()).createRole(anyString(), anyString(), any(), any());
        verify(nexus, never()).grantToAnonymous(anyString());
        assertThat(outcome.state()).isEqualTo(Outcome.State.FAILED);
        assertThat(outcome.lines()).anyMatch(line -> line.contains("http://x answered 403 text/html"));
    }

    @Test
    public void onAServerInUseNothingIsWrittenAndThePlanIsShown() {
        repositories.put(
                "hosted",
                new Found.Repository("hosted", "docker", "docker-hosted", Optional.empty(), "", OptionalInt.empty()));

        Outcome outcome = setUp.run(Consent.NONE);

        verify(nexus, never()).createRule(anyString(), anyString(), anyList());
        verify(lists, never()).putInForce(anyList());
        assertThat(outcome.state()).isEqualTo(Outcome.State.BLOCKED);
        assertThat(outcome.lines())
                .anyMatch(line -> line.contains("create repository docker"))
                .anyMatch(line -> line.contains("docker-mirror.yaml"));
    }

    @Test
    public void aServerThatWasFreshIsStillOursAtTheSecondStart() {
        setUp.run(Consent.NONE);
        rules.remove("Allow_helloz");

        setUp.run(Consent.NONE);

        assertThat(rules).containsKey("Allow_helloz");
    }

    @Test
    public void onAServerInUseAFileAgrees() throws IOException {
        repositories.put(
                "hosted",
                new Found.Repository("hosted", "docker", "docker-hosted", Optional.empty(), "", OptionalInt.empty()));
        Files.writeString(file, ONE_MIRROR);

        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);
        assertThat(repositories).containsKey("docker");
    }

    @Test
    public void aHostedRepositoryOfTheNameIsNotJudged() throws IOException {
        repositories.put(
                "docker",
                new Found.Repository("docker", "docker", "docker-hosted", Optional.empty(), "", OptionalInt.empty()));
        Files.writeString(file, ONE_MIRROR);

        Outcome outcome = setUp.run(Consent.NONE);

        ArgumentCaptor<List<Mirror>> judged = ArgumentCaptor.captor();
        verify(lists).putInForce(judged.capture());
        assertThat(judged.getValue()).isEmpty();
        assertThat(outcome.state()).isEqualTo(Outcome.State.BLOCKED);
        assertThat(outcome.lines()).anyMatch(line -> line.contains("docker-hosted"));
    }

    @Test
    public void aWrongFileLeavesTheLastGoodListsInForceAndDeniesForTheRest() throws IOException {
        Files.writeString(file, "mirrors:\n  - repository: docker\n    allow: [Helloz/**]\n");

        Outcome outcome = setUp.run(Consent.NONE);

        verify(lists).refuseWithoutLastGood(List.of("docker"));
        verify(lists, never()).putInForce(anyList());
        verify(nexus, never()).createRule(anyString(), anyString(), anyList());
        assertThat(outcome.state()).isEqualTo(Outcome.State.BLOCKED);
    }

    @Test
    public void aWrongFileDoesNotCloseAHostedRepositoryOfTheName() throws IOException {
        repositories.put(
                "docker",
                new Found.Repository("docker", "docker", "docker-hosted", Optional.empty(), "", OptionalInt.empty()));
        Files.writeString(file, "mirrors:\n  - repository: docker\n    allow: [Helloz/**]\n");

        setUp.run(Consent.NONE);

        verify(lists).refuseWithoutLastGood(List.of());
    }

    @Test
    public void withoutTheFormatItWaitsAndGoesOnWhenItIsThere() {
        dockerFormat = false;
        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.WAITING);
        dockerFormat = true;

        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);
        assertThat(repositories).containsKey("docker");
    }

    @Test
    public void aRuleThatAPersonEditedAndOneTakenOffAreDriftAndStayUntilTheNextRun() {
        setUp.run(Consent.NONE);
        assertThat(setUp.drift().lines(Set.of())).isEmpty();
        rules.put("Allow_helloz", rule("Allow_helloz", List.of("^/v2/evil/.*")));
        repositories.computeIfPresent("docker", (name, made) -> withRule(made, Optional.empty()));

        assertThat(setUp.drift().lines(Set.of()))
                .anySatisfy(line -> assertThat(line)
                        .contains("routing rule Allow_helloz has ALLOW ^/v2/evil/.*", "lacks ALLOW ^/v2/helloz/")
                        .endsWith("apply does at once; to keep it, add evil/** to the allow-list"))
                .anySatisfy(line -> assertThat(line)
                        .contains("repository docker has routing rule: none, lacks routing rule: Allow_helloz"));
        assertThat(rules.get("Allow_helloz").matchers()).containsExactly("^/v2/evil/.*");

        setUp.run(Consent.NONE);
        assertThat(setUp.drift().lines(Set.of())).isEmpty();
    }

    @Test
    public void whatAPersonClosedIsDriftAlsoAfterTheNextRun() {
        setUp.run(Consent.NONE);
        roles.remove("DockerPullAnonymous");

        assertThat(setUp.drift().lines(Set.of())).anyMatch(line -> line.contains("role DockerPullAnonymous"));
        Outcome next = setUp.run(Consent.NONE);
        assertThat(next.state()).isEqualTo(Outcome.State.DRIFTED);
        assertThat(next.open()).anyMatch(line -> line.startsWith("changed since: role DockerPullAnonymous"));
    }

    @Test
    public void aServerThatWaitsShowsWhatChangedAndGoesOnWhenWhatWasMissingHasCome() throws IOException {
        Files.writeString(file, ONE_MIRROR);
        anonymous = false;
        Outcome waiting = setUp.run(Consent.NONE);
        assertThat(waiting.state()).isEqualTo(Outcome.State.WAITING);
        assertThat(waiting.with(setUp.drift()).lines()).isEqualTo(waiting.lines());
        rules.put("Allow_docker", rule("Allow_docker", List.of("^/v2/evil/.*")));

        assertThat(waiting.isOvertakenBy(setUp.drift())).isFalse();
        assertThat(waiting.with(setUp.drift()).state()).isEqualTo(Outcome.State.WAITING);
        assertThat(waiting.with(setUp.drift()).open())
                .anyMatch(line -> line.startsWith("changed since: routing rule Allow_docker has ALLOW ^/v2/evil/.*"));

        anonymous = true;
        assertThat(waiting.isOvertakenBy(setUp.drift())).isTrue();
        assertThat(setUp.run(Consent.NONE).state()).isEqualTo(Outcome.State.DONE);
    }

    @Test
    public void aWrongFileHidesNothingOfWhatChangedSinceTheLastGoodOne() throws IOException {
        Files.writeString(file, ONE_MIRROR);
        setUp.run(Consent.NONE);
        Files.writeString(file, "mirrors:\n  - repository: docker\n    allow: [Helloz/**]\n");
        Outcome refused = setUp.run(Consent.NONE);
        rules.remove("Allow_docker");

        assertThat(refused.with(setUp.drift()).state()).isEqualTo(Outcome.State.BLOCKED);
        assertThat(refused.with(setUp.drift()).open())
                .anyMatch(line -> line.contains("Helloz/**"))
                .anyMatch(line -> line.startsWith("changed since: routing rule Allow_docker is gone"));
    }

    private static Found.Rule rule(String name, List<String> matchers) {
        return new Found.Rule(name, "[docker-mirror]", true, matchers);
    }

    private static Found.Repository withRule(Found.Repository made, Optional<String> rule) {
        return new Found.Repository(made.name(), made.format(), made.recipe(), rule, made.upstream(), made.port());
    }

    private static Found.Repository repository(Mirror mirror) {
        return new Found.Repository(
                mirror.repository(),
                "docker",
                "docker-proxy",
                Optional.of(mirror.routingRule()),
                mirror.upstream().toString(),
                mirror.allow().indexType(),
                mirror.port(),
                Optional.empty(),
                false,
                Set.of(),
                List.of());
    }
}
