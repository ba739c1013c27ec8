package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

/** What a plan does because a person asked for it, and a start would not. */
public class ConsentTest {

    private static final Wish WISH = TestWishes.of(TestWishes.mirror("docker", "helloz/**"));

    private final FakeNexus nexus = new FakeNexus();
    private Receipt receipt = Receipt.none();

    @Test
    public void whatAPersonClosedIsOpenedAgain() {
        take(WISH, Consent.APPLY);
        nexus.writes.clear();
        nexus.realms.remove("DockerToken");
        nexus.anonymousRoles.remove("DockerPullAnonymous");
        nexus.repositories.remove("docker");
        nexus.anonymousEnabled = false;

        take(WISH, Consent.APPLY);

        assertThat(nexus.writes)
                .containsExactly(
                        "create repository docker",
                        "enable realm DockerToken",
                        "grant DockerPullAnonymous",
                        "enable anonymous access");
    }

    @Test
    public void basicAuthenticationIsTakenOffAgain() {
        take(WISH, Consent.APPLY);
        nexus.writes.clear();
        nexus.repositories.computeIfPresent(
                "docker",
                (name, old) -> new Found.Repository(
                        name,
                        old.format(),
                        old.recipe(),
                        old.routingRule(),
                        old.upstream(),
                        old.indexType(),
                        old.port(),
                        old.username(),
                        true,
                        Set.of(),
                        List.of()));

        take(WISH, Consent.APPLY);

        assertThat(nexus.writes).containsExactly("update repository docker");
    }

    @Test
    public void aConflictNamesTheTwoWaysOn() {
        somebodyElsesMirror();

        Plan plan = Plan.between(WISH, nexus.look(), receipt, Consent.APPLY);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.conflicts())
                .containsExactly(
                        "routing rule Allow_docker exists and was not made by docker-mirror; nothing is changed: choose"
                                + " another name in the file, or take that one over with --adopt",
                        "repository docker exists and was not made by docker-mirror; nothing is changed: choose another"
                                + " name in the file, or take that one over with --adopt");
    }

    @Test
    public void whatIsAdoptedBecomesAMirrorAndIsNeverDeleted() {
        somebodyElsesMirror();

        Plan plan = take(WISH, Consent.ADOPT);

        assertThat(plan.adopted()).containsExactlyInAnyOrder("routing rule Allow_docker", "repository docker");
        assertThat(nexus.writes.subList(0, 3))
                .containsExactly("update rule Allow_docker", "attach rule Allow_docker", "update repository docker");
        assertThat(Plan.between(WISH, nexus.look(), receipt, Consent.APPLY).steps())
                .isEmpty();
        nexus.writes.clear();

        Plan removal = Removal.of(WISH, nexus.look(), receipt, false);
        take(removal);

        assertThat(nexus.writes)
                .containsExactly(
                        "revoke DockerPullAnonymous", "delete role DockerPullAnonymous", "disable realm DockerToken");
        assertThat(removal.warnings())
                .containsExactly(
                        "repository docker stays: it was not made from this file",
                        "routing rule Allow_docker stays: it was not made by docker-mirror");
    }

    @Test
    public void aRepositoryOfAnotherKindIsNotAdopted() {
        nexus.repositories.put(
                "docker",
                new Found.Repository("docker", "docker", "docker-hosted", Optional.empty(), "", OptionalInt.empty()));

        Plan plan = Plan.between(WISH, nexus.look(), receipt, Consent.ADOPT);

        assertThat(plan.steps()).isEmpty();
        assertThat(plan.conflicts())
                .singleElement()
                .asString()
                .contains("repository docker (docker-hosted)")
                .doesNotContain("--adopt");
    }

    @Test
    public void mirrorsOfAnotherFileKeepTheirRights() {
        take(WISH, Consent.APPLY);
        receipt = Receipt.none();
        Wish other = TestWishes.of(TestWishes.mirror("second", "user2/**"));

        take(other, Consent.APPLY);

        assertThat(nexus.roles.get("DockerPullAnonymous").privileges())
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-docker-browse",
                        "nx-repository-view-docker-docker-read",
                        "nx-repository-view-docker-second-browse",
                        "nx-repository-view-docker-second-read");
        nexus.writes.clear();
        take(Removal.of(other, nexus.look(), receipt, false));
        assertThat(nexus.writes)
                .containsExactly(
                        "update role DockerPullAnonymous", "delete repository second", "delete rule Allow_second");
        assertThat(nexus.roles.get("DockerPullAnonymous").privileges())
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-docker-browse", "nx-repository-view-docker-docker-read");
    }

    @Test
    public void aKeptRepositoryKeepsItsRuleAndLosesTheAnonymousUsers() {
        take(WISH, Consent.APPLY);
        nexus.writes.clear();

        take(Removal.of(WISH, nexus.look(), receipt, true));

        assertThat(nexus.writes)
                .containsExactly(
                        "revoke DockerPullAnonymous", "delete role DockerPullAnonymous", "disable realm DockerToken");
        assertThat(nexus.repositories.get("docker").routingRule()).contains("Allow_docker");
    }

    @Test
    public void whatWasThereBeforeStaysAfterARemoval() {
        nexus.realms.add("DockerToken");
        take(WISH, Consent.APPLY);
        nexus.writes.clear();

        take(Removal.of(WISH, nexus.look(), receipt, false));

        assertThat(nexus.realms).contains("DockerToken");
        assertThat(nexus.anonymousEnabled).isTrue();
        assertThat(nexus.anonymousRoles).containsExactly("nx-anonymous");
    }

    @Test
    public void aRepositoryWithoutAReceiptIsNotOursToDelete() {
        take(WISH, Consent.APPLY);

        Plan removal = Removal.of(WISH, nexus.look(), Receipt.none(), false);

        assertThat(removal.steps()).doesNotContain(new Undo.DeleteRepository("docker"));
        assertThat(removal.warnings())
                .containsExactly(
                        "repository docker stays: it was not made from this file",
                        "routing rule Allow_docker stays: repository docker carries it");
    }

    @Test
    public void anotherProxyThatIsOpenToEverybodyIsNamed() {
        nexus.roles.put(
                "nx-anonymous", new Found.Role("nx-anonymous", "", Set.of("nx-repository-view-*-*-read"), Set.of()));
        nexus.repositories.put(
                "quay",
                new Found.Repository(
                        "quay", "docker", "docker-proxy", Optional.empty(), "https://quay.io", OptionalInt.empty()));

        assertThat(Plan.between(WISH, nexus.look(), receipt, Consent.APPLY).warnings())
                .containsExactly(
                        "repository quay has no routing rule, so users without a login can pull everything from"
                                + " https://quay.io through it, by role nx-anonymous");
    }

    @Test
    public void aRuleThatAnotherRepositoryCarriesTooIsNamed() {
        take(WISH, Consent.APPLY);
        nexus.repositories.put(
                "other",
                new Found.Repository(
                        "other", "docker", "docker-proxy", Optional.of("Allow_docker"), "", OptionalInt.empty()));

        Wish wider = TestWishes.of(TestWishes.mirror("docker", "helloz/**", "user2/**"));
        assertThat(Plan.between(wider, nexus.look(), receipt, Consent.APPLY).warnings())
                .containsExactly("routing rule Allow_docker changes for repository other too, which carries it");
    }

    @Test
    public void withoutTheDockerFormatTheRuleIsMadeAndTheRestWaits() {
        nexus.dockerFormat = false;

        Plan plan = take(WISH, Consent.APPLY);

        assertThat(nexus.writes).containsExactly("create rule Allow_docker");
        assertThat(plan.missing()).singleElement().asString().endsWith("and apply again");
    }

    private void somebodyElsesMirror() {
        nexus.rules.put("Allow_docker", new Found.Rule("Allow_docker", "mine", true, List.of("^/v2/other/.*")));
        nexus.repositories.put(
                "docker",
                new Found.Repository(
                        "docker",
                        "docker",
                        "docker-proxy",
                        Optional.empty(),
                        Mirror.DOCKER_HUB.toString(),
                        OptionalInt.of(8082)));
    }

    private Plan take(Wish wish, Consent consent) {
        Plan plan = Plan.between(wish, nexus.look(), receipt, consent);
        receipt = receipt.adopting(plan.adopted());
        plan.settled().forEach(step -> receipt = receipt.with(step));
        take(plan);
        return plan;
    }

    private void take(Plan plan) {
        new Execution(nexus, () -> {}, step -> receipt = receipt.before(step), step -> receipt = receipt.with(step))
                .take(plan.steps());
    }
}
