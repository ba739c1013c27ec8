package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

/** Single mirrors taken back from a server, and wished again. */
public class RemovalTest {

    private static final Wish ONE = TestWishes.of(TestWishes.mirror("docker", "helloz/**"));
    private static final Wish OTHER = TestWishes.of(TestWishes.mirror("second", "user2/**"));
    private static final Wish BOTH =
            TestWishes.of(TestWishes.mirror("docker", "helloz/**"), TestWishes.mirror("second", "user2/**"));

    private final FakeNexus nexus = new FakeNexus();
    private Receipt receipt = Receipt.none();

    @Test
    public void theRightsStayForAMirrorThatIsWishedThoughItIsNotThere() {
        start(BOTH);
        nexus.repositories.remove("docker");
        nexus.writes.clear();

        take(Removal.of(OTHER, Set.of("docker"), nexus.look(), receipt, false));

        assertThat(nexus.writes)
                .containsExactly(
                        "update role DockerPullAnonymous", "delete repository second", "delete rule Allow_second");
        assertThat(nexus.anonymousRoles).contains("DockerPullAnonymous");
    }

    @Test
    public void rulesOfOursThatNothingCarriesGoWithTheLastMirror() {
        start(BOTH);
        nexus.createRule("Allow_before", Mark.TEXT, List.of("^/v2/a/.*"));
        nexus.createRule("Allow_mine", "mine", List.of("^/v2/a/.*"));

        Plan second = Removal.of(OTHER, nexus.look(), receipt, false);
        assertThat(second.steps()).doesNotContain(new Undo.DeleteRule("Allow_before"));
        take(second);
        take(Removal.of(ONE, nexus.look(), receipt, false));

        assertThat(nexus.rules).containsOnlyKeys("Allow_mine");
    }

    @Test
    public void aMirrorThatIsWishedAgainIsMadeAgain() {
        start(BOTH);
        take(Removal.of(OTHER, Set.of("docker"), nexus.look(), receipt, false));
        assertThat(start(ONE).steps()).isEmpty();
        assertThat(nexus.roles.get("DockerPullAnonymous").privileges()).hasSize(2);

        Plan again = start(BOTH);

        assertThat(again.drift()).isEmpty();
        assertThat(nexus.repositories).containsKey("second");
        assertThat(nexus.roles.get("DockerPullAnonymous").privileges()).hasSize(4);
    }

    @Test
    public void withoutAMirrorNothingIsOpened() {
        start(ONE);
        take(Removal.of(ONE, nexus.look(), receipt, false));
        nexus.anonymousEnabled = false;
        nexus.writes.clear();

        for (Consent consent : Consent.values()) {
            Plan none = Plan.between(TestWishes.of(), nexus.look(), receipt, consent);
            assertThat(none.steps()).isEmpty();
            assertThat(none.missing()).isEmpty();
        }
    }

    /** What a start does. */
    private Plan start(Wish wish) {
        Plan plan = Plan.between(wish, nexus.look(), receipt);
        plan.settled().forEach(step -> receipt = receipt.with(step));
        take(plan);
        return plan;
    }

    private void take(Plan plan) {
        new Execution(nexus, () -> {}, step -> receipt = receipt.before(step), step -> receipt = receipt.with(step))
                .take(plan.steps());
    }
}
