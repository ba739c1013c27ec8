package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.setup.plan.TestWishes.keeping;
import static org.dockermirror.setup.plan.TestWishes.mirror;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Before;
import org.junit.Test;

/** {@code keepUnusedDays}: the cleanup policy of a mirror's repository. */
public class CleanupTest {

    private static final Mirror KEPT = mirror("docker", "helloz/**");

    private final FakeNexus nexus = new FakeNexus();
    private Receipt receipt = Receipt.none();

    @Before
    public void emptyServer() {
        nexus.policies.put("theirs", new Found.CleanupPolicy("theirs", "", OptionalInt.of(1)));
    }

    @Test
    public void aNumberOfDaysMakesAPolicyAndAttachesItToTheRepository() {
        Plan plan = run(keeping(KEPT, 30), Consent.NONE);

        assertThat(plan.steps())
                .extracting(Step::toString)
                .containsSubsequence(
                        "create cleanup policy Unused_docker (delete what was not pulled for 30 days)",
                        "attach cleanup policy Unused_docker to repository docker");
        assertThat(nexus.policies.get("Unused_docker").lastDownloadedDays()).hasValue(30);
        assertThat(attached()).containsExactly("Unused_docker");
        assertThat(run(keeping(KEPT, 30), Consent.NONE).steps()).isEmpty();
    }

    @Test
    public void aPolicyThatThePersonGaveTheRepositoryStaysBesideOurs() {
        run(KEPT, Consent.NONE);
        nexus.attachCleanupPolicy("docker", "theirs");

        run(keeping(KEPT, 30), Consent.NONE);
        assertThat(attached()).containsExactlyInAnyOrder("theirs", "Unused_docker");

        run(KEPT, Consent.NONE);
        assertThat(attached()).containsExactly("theirs");
        assertThat(nexus.policies).containsOnlyKeys("theirs");
    }

    @Test
    public void anotherNumberChangesThePolicy() {
        run(keeping(KEPT, 30), Consent.NONE);
        nexus.writes.clear();

        Found before = nexus.look();
        Plan plan = run(keeping(KEPT, 7), Consent.NONE);

        assertThat(nexus.writes).containsExactly("update cleanup policy Unused_docker");
        assertThat(Change.of(plan.steps().get(0), before))
                .isEqualTo(new Change(
                        Change.Kind.CHANGE,
                        "cleanup policy Unused_docker",
                        List.of("deletes what was not pulled for: 30 days"),
                        List.of("deletes what was not pulled for: 7 days")));
    }

    @Test
    public void whatAPersonChangedInItStaysSoUntilSomebodyAppliesTheFile() {
        run(keeping(KEPT, 30), Consent.NONE);
        nexus.updateCleanupPolicy("Unused_docker", Mark.TEXT, 365);
        nexus.detachCleanupPolicy("docker", "Unused_docker");

        Plan start = run(keeping(KEPT, 30), Consent.NONE);

        assertThat(start.steps()).isEmpty();
        assertThat(start.drift())
                .contains("the cleanup policy of repository docker was changed or taken away, and stays so");
        assertThat(run(keeping(KEPT, 30), Consent.APPLY).steps()).hasSize(2);
        assertThat(attached()).containsExactly("Unused_docker");
    }

    @Test
    public void aPolicyOfThatNameThatSomebodyElseMadeIsInTheWay() {
        nexus.policies.put("Unused_docker", new Found.CleanupPolicy("Unused_docker", "mine", OptionalInt.empty()));

        Plan plan = Plan.between(TestWishes.of(keeping(KEPT, 30)), nexus.look(), receipt, Consent.APPLY);
        assertThat(plan.conflicts())
                .singleElement()
                .asString()
                .startsWith("cleanup policy Unused_docker exists and was not made by docker-mirror");

        run(keeping(KEPT, 30), Consent.ADOPT);
        assertThat(nexus.policies.get("Unused_docker").lastDownloadedDays()).hasValue(30);
        assertThat(Removal.of(TestWishes.of(KEPT), nexus.look(), receipt, false).steps())
                .doesNotHaveAnyElementsOfTypes(Undo.DeleteCleanupPolicy.class);
    }

    @Test
    public void aRepositoryThatStaysAfterAMirrorsRemovalIsKeptForGood() {
        run(keeping(KEPT, 30), Consent.APPLY);

        Plan removal = Removal.of(TestWishes.of(KEPT), nexus.look(), receipt, true);

        assertThat(removal.steps())
                .extracting(Step::toString)
                .endsWith(
                        "take cleanup policy Unused_docker from repository docker",
                        "delete cleanup policy Unused_docker");
    }

    @Test
    public void aRemovedMirrorLeavesNoPolicy() {
        run(keeping(KEPT, 30), Consent.APPLY);

        take(Removal.of(TestWishes.of(KEPT), nexus.look(), receipt, false));

        assertThat(nexus.policies).containsOnlyKeys("theirs");
        assertThat(receipt.done()).noneMatch(key -> key.contains("cleanup"));
        run(keeping(KEPT, 30), Consent.NONE);
        assertThat(attached()).containsExactly("Unused_docker");
    }

    @Test
    public void eachStepIsShownAsAChange() {
        Found found = nexus.look();

        assertThat(Change.of(new Cleanup.WritePolicy("Unused_docker", "", 1, true), found))
                .isEqualTo(new Change(
                        Change.Kind.ADD,
                        "cleanup policy Unused_docker",
                        List.of(),
                        List.of("deletes what was not pulled for: 1 day")));
        assertThat(Change.of(new Cleanup.AttachPolicy("docker", "Unused_docker"), found))
                .isEqualTo(new Change(
                        Change.Kind.CHANGE, "repository docker", List.of(), List.of("cleanup policy Unused_docker")));
        assertThat(Change.of(new Undo.DetachCleanupPolicy("docker", "Unused_docker"), found))
                .isEqualTo(new Change(
                        Change.Kind.CHANGE, "repository docker", List.of("cleanup policy Unused_docker"), List.of()));
        assertThat(Change.of(new Undo.DeleteCleanupPolicy("Unused_docker"), found))
                .isEqualTo(new Change(Change.Kind.REMOVE, "cleanup policy Unused_docker", List.of(), List.of()));
    }

    private Set<String> attached() {
        return Optional.ofNullable(nexus.repositories.get("docker"))
                .map(Found.Repository::cleanupPolicies)
                .orElseThrow();
    }

    private Plan run(Mirror mirror, Consent consent) {
        Wish wish = TestWishes.of(mirror);
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
