package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.AnonymousPull.Grant;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

public class PlanTest {

    private static final URI UPSTREAM = Mirror.DOCKER_HUB;
    private static final Found.Repository HOSTED =
            new Found.Repository("docker", "docker", "docker-hosted", Optional.empty(), "", OptionalInt.empty());

    private final FakeNexus nexus = new FakeNexus();
    private Receipt receipt = Receipt.none();

    @Test
    public void anEmptyServerGetsEverythingAndWhatRefusesComesBeforeWhatOpens() {
        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes)
                .containsExactly(
                        "create rule Allow_docker",
                        "create repository docker",
                        "create role DockerPullAnonymous",
                        "enable realm DockerToken",
                        "grant DockerPullAnonymous");
    }

    @Test
    public void theArticlesGrantIsFourPrivilegesAndNxAnonymous() {
        run(new Wish(
                List.of(mirror(UPSTREAM, "helloz/**")), new AnonymousPull("DockerPullAnonymous", Grant.ALL_DOCKER)));

        Found.Role role = nexus.roles.get("DockerPullAnonymous");
        assertThat(role.privileges())
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-*-browse",
                        "nx-repository-view-docker-*-read",
                        "nx-repository-view-docker-docker-browse",
                        "nx-repository-view-docker-docker-read");
        assertThat(role.roles()).containsExactly("nx-anonymous");
    }

    @Test
    public void aSecondRunWritesNothing() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();

        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void theOtherRealmsKeepTheirOrderAndTheAnonymousUserItsRoles() {
        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.realms).containsExactly("NexusAuthenticatingRealm", "LdapRealm", "DockerToken");
        assertThat(nexus.anonymousRoles).containsExactlyInAnyOrder("nx-anonymous", "DockerPullAnonymous");
    }

    @Test
    public void aChangedListChangesTheRuleAndNothingElse() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();

        run(wish(UPSTREAM, "helloz/**", "user2/**"));

        assertThat(nexus.writes).containsExactly("update rule Allow_docker");
    }

    @Test
    public void aChangedUpstreamChangesTheRepositoryAndNothingElse() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();

        run(wish(URI.create("https://mirror.example.com"), "helloz/**"));

        assertThat(nexus.writes).containsExactly("update repository docker");
    }

    @Test
    public void aChangedIndexTypeChangesTheRepositoryAndIsShownAndASecondRunWritesNothing() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        Wish registry = wish(IndexType.REGISTRY, UPSTREAM, "helloz/**");

        Found before = nexus.look();
        Plan plan = run(registry);
        assertThat(nexus.writes).containsExactly("update repository docker");
        Change change = Change.of(plan.steps().get(0), before);
        assertThat(change.gone()).containsExactly("index type: HUB");
        assertThat(change.added()).containsExactly("index type: REGISTRY");

        nexus.writes.clear();
        assertThat(run(registry).drift()).isEmpty();
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void anIndexTypeChangedByHandStaysAtAStartAndIsNamedAndAnIndexOfOnesOwnIsNoDifference() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        indexType(IndexType.REGISTRY);
        assertThat(run(wish(UPSTREAM, "helloz/**")).drift())
                .containsExactly("the settings of repository docker were changed, and stays so");

        indexType(IndexType.CUSTOM);
        assertThat(run(wish(UPSTREAM, "helloz/**")).drift()).isEmpty();
        assertThat(run(wish(IndexType.REGISTRY, UPSTREAM, "helloz/**")).drift()).isEmpty();
        assertThat(nexus.writes).isEmpty();
    }

    private void indexType(IndexType indexType) {
        nexus.repositories.computeIfPresent(
                "docker",
                (name, old) -> new Found.Repository(
                        name,
                        old.format(),
                        old.recipe(),
                        old.routingRule(),
                        old.upstream(),
                        indexType,
                        old.port(),
                        old.username(),
                        old.forceBasicAuth(),
                        old.cleanupPolicies(),
                        old.fallbacks()));
    }

    @Test
    public void aRuleTakenOffTheRepositoryIsPutBack() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        nexus.repositories.computeIfPresent(
                "docker",
                (name, old) -> new Found.Repository(
                        name, old.format(), old.recipe(), Optional.empty(), old.upstream(), old.port()));

        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).containsExactly("attach rule Allow_docker");
    }

    @Test
    public void whatAPersonClosedSinceStaysClosedAndIsNamed() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        nexus.realms.remove("DockerToken");
        nexus.anonymousRoles.remove("DockerPullAnonymous");
        nexus.repositories.remove("docker");

        Plan plan = run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).isEmpty();
        assertThat(plan.drift())
                .containsExactly(
                        "repository docker was deleted, and stays so",
                        "realm DockerToken was deactivated, and stays so",
                        "role DockerPullAnonymous was taken from the anonymous user, and stays so");
    }

    @Test
    public void aRealmThatWasActiveBeforeUsAndIsDeactivatedLaterStaysSo() {
        nexus.realms.add("DockerToken");
        run(wish(UPSTREAM, "helloz/**"));
        nexus.realms.remove("DockerToken");

        assertThat(run(wish(UPSTREAM, "helloz/**")).drift())
                .containsExactly("realm DockerToken was deactivated, and stays so");
    }

    @Test
    public void aRepositoryOfTheNameThatSomebodyElseMadeStopsEverythingAndIsNamed() {
        nexus.repositories.put("docker", HOSTED);

        Plan plan = run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).isEmpty();
        assertThat(plan.conflicts())
                .singleElement()
                .asString()
                .contains("repository docker (docker-hosted)", "nothing is changed");
    }

    @Test
    public void aHostedRepositoryMadeInPlaceOfOursGetsNoRuleOfOurs() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        nexus.repositories.put("docker", HOSTED);

        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void aRuleOfTheNameThatSomebodyElseMadeStopsEverythingAndIsNamed() {
        nexus.rules.put("Allow_docker", new Found.Rule("Allow_docker", "mine", true, List.of("^/v2/other/.*")));

        Plan plan = run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).isEmpty();
        assertThat(plan.conflicts()).singleElement().asString().contains("routing rule Allow_docker");
    }

    @Test
    public void aRoleOfTheNameThatSomebodyElseMadeStopsEverythingAndIsNamed() {
        nexus.roles.put(
                "DockerPullAnonymous", new Found.Role("DockerPullAnonymous", "mine", Set.of("nx-all"), Set.of()));

        Plan plan = run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).isEmpty();
        assertThat(plan.conflicts()).singleElement().asString().contains("role DockerPullAnonymous");
    }

    @Test
    public void aConflictDoesNotKeepOurOwnRuleFromBeingBroughtBack() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        nexus.rules.computeIfPresent(
                "Allow_docker", (name, old) -> new Found.Rule(name, old.description(), true, List.of(".*")));
        nexus.roles.put(
                "DockerPullAnonymous", new Found.Role("DockerPullAnonymous", "mine", Set.of("nx-all"), Set.of()));

        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes).containsExactly("update rule Allow_docker");
    }

    @Test
    public void withoutTheFormatTheRuleIsMadeAndTheRestFollowsWhenItArrives() {
        nexus.dockerFormat = false;
        Plan without = run(wish(UPSTREAM, "helloz/**"));
        assertThat(nexus.writes).containsExactly("create rule Allow_docker");
        assertThat(without.missing()).singleElement().asString().contains("docker-proxy", "open-docker-format");
        nexus.writes.clear();
        nexus.dockerFormat = true;

        run(wish(UPSTREAM, "helloz/**"));

        assertThat(nexus.writes)
                .containsExactly(
                        "create repository docker",
                        "create role DockerPullAnonymous",
                        "enable realm DockerToken",
                        "grant DockerPullAnonymous");
    }

    @Test
    public void anonymousAccessThatIsOffStaysOffAndIsNamed() {
        nexus.anonymousEnabled = false;

        assertThat(run(wish(UPSTREAM, "helloz/**")).missing())
                .singleElement()
                .asString()
                .startsWith("anonymous access: it is switched off");
        assertThat(nexus.anonymousEnabled).isFalse();
    }

    @Test
    public void aSecondMirrorWidensTheRoleOnlyByItsRepository() {
        run(wish(UPSTREAM, "helloz/**"));
        nexus.writes.clear();
        Mirror second = Mirror.of(
                "quay",
                WrittenEntry.allIn("test", List.of("coreos/**")),
                mirror(UPSTREAM, "coreos/**").allow(),
                URI.create("https://quay.io"),
                "Allow_quay",
                OptionalInt.empty());

        run(new Wish(List.of(mirror(UPSTREAM, "helloz/**"), second), AnonymousPull.standard()));

        assertThat(nexus.writes)
                .containsExactly("create rule Allow_quay", "create repository quay", "update role DockerPullAnonymous");
        assertThat(nexus.roles.get("DockerPullAnonymous").privileges())
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-docker-browse",
                        "nx-repository-view-docker-docker-read",
                        "nx-repository-view-docker-quay-browse",
                        "nx-repository-view-docker-quay-read");
    }

    @Test
    public void aCheckThatFailsKeepsAnonymousUsersFromGettingAnything() {
        Plan plan = Plan.between(wish(UPSTREAM, "helloz/**"), nexus.look(), receipt);
        Execution execution = new Execution(
                nexus,
                () -> {
                    throw new IllegalStateException("the stock rule answered");
                },
                step -> {},
                step -> {});

        assertThatThrownBy(() -> execution.take(plan.steps())).hasMessage("the stock rule answered");
        assertThat(nexus.writes).containsExactly("create rule Allow_docker", "create repository docker");
    }

    @Test
    public void aWriteThatTheServerDidNotKeepStopsTheRest() {
        nexus.forgetsRoles = true;

        assertThatThrownBy(() -> run(wish(UPSTREAM, "helloz/**")))
                .hasMessageContaining("the server did not keep it: create role DockerPullAnonymous");
        assertThat(nexus.anonymousRoles).containsExactly("nx-anonymous");
    }

    @Test
    public void aRuleIsWidenedBeforeItsListGrowsAndNarrowedAfterItShrinks() {
        run(wish(UPSTREAM, "a/**", "b"));

        assertThat(widening("a/**", "b", "c")).containsExactly(matchers("a/**", "b", "c"));
        assertThat(widening("a/**")).isEmpty();
        List<String> both = new ArrayList<>(matchers("a/**", "b"));
        both.add(matchers("c").get(0));
        assertThat(widening("a/**", "c")).containsExactly(both);
        assertThat(widening("a/**", "b")).isEmpty();
    }

    @Test
    public void aRuleThatLetsNothingThroughAnyMoreIsNotWidened() {
        run(wish(UPSTREAM, "a/**"));
        nexus.rules.computeIfPresent(
                "Allow_docker", (name, old) -> new Found.Rule(name, old.description(), false, List.of(".*")));

        assertThat(widening("a/**", "b")).isEmpty();
    }

    private List<List<String>> widening(String... allow) {
        Found found = nexus.look();
        return Plan.between(wish(UPSTREAM, allow), found, receipt).widening(found).stream()
                .map(step -> ((Step.WriteRule) step).matchers())
                .toList();
    }

    private static List<String> matchers(String... allow) {
        return RuleMatchers.of(mirror(UPSTREAM, allow).allow()).matchers();
    }

    private Plan run(Wish wish) {
        Plan plan = Plan.between(wish, nexus.look(), receipt);
        plan.settled().forEach(step -> receipt = receipt.with(step));
        new Execution(nexus, () -> {}, step -> receipt = receipt.before(step), step -> receipt = receipt.with(step))
                .take(plan.steps());
        return plan;
    }

    private static Wish wish(URI upstream, String... allow) {
        return wish(IndexType.HUB, upstream, allow);
    }

    private static Wish wish(IndexType indexType, URI upstream, String... allow) {
        return new Wish(List.of(mirror(indexType, upstream, allow)), AnonymousPull.standard());
    }

    private static Mirror mirror(URI upstream, String... allow) {
        return mirror(IndexType.HUB, upstream, allow);
    }

    private static Mirror mirror(IndexType indexType, URI upstream, String... allow) {
        List<WrittenEntry> written = List.of(allow).stream()
                .map(text -> new WrittenEntry(text, Position.in("test")))
                .toList();
        try {
            return Mirror.of(
                    "docker",
                    written,
                    AllowListParser.parse(written, indexType).list(),
                    upstream,
                    "Allow_docker",
                    OptionalInt.empty());
        } catch (InvalidAllowListException e) {
            throw new AssertionError(e);
        }
    }
}
