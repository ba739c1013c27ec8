package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

/** A run that is killed at any write, before it or between it and its receipt, and started again. */
public class KilledRunTest {

    private static final Wish WISH = TestWishes.of(
            TestWishes.mirror("docker", "helloz/**"), TestWishes.keeping(TestWishes.mirror("second", "user2/*"), 30));

    private static final String ONE = "https://one.example.com";
    private static final String OTHER = "https://other.example.com";

    private static final Mirror GOING = TestWishes.keeping(TestWishes.mirror("going", "user2/*"), 30);
    private static final Wish BEFORE = TestWishes.of(
            TestWishes.behind(
                    TestWishes.keeping(TestWishes.mirror("docker", "helloz/**", "gone/*"), 30),
                    ONE,
                    new Credentials("me", "one", "monday")),
            GOING);
    private static final Wish AFTER = TestWishes.of(TestWishes.behind(
            TestWishes.keeping(TestWishes.mirror("docker", "helloz/**", "new/*"), 7),
            OTHER,
            new Credentials("you", "two", "monday")));

    private FakeNexus nexus = emptyServer();
    private Receipt receipt = Receipt.none();
    private boolean isOpenTooEarly;

    @Test
    public void anApplyKilledAnywhereEndsTheSameWhenItRunsAgain() {
        apply(nexus);
        Found whole = nexus.look();
        int writes = nexus.writes.size();

        assertThat(writes).isEqualTo(10);
        for (int at = 0; at < writes; at++) {
            for (boolean isDone : List.of(false, true)) {
                nexus = emptyServer();
                receipt = Receipt.none();
                killed(this::apply, at, isDone);
                apply(nexus);

                assertThat(nexus.look()).isEqualTo(whole);
                assertThat(Plan.between(WISH, nexus.look(), receipt, Consent.APPLY)
                                .steps())
                        .isEmpty();
                remove(nexus);
                assertThat(nexus.look())
                        .as("removed after a kill at write %s", at)
                        .isEqualTo(emptyServer().look());
            }
        }
        assertThat(isOpenTooEarly).isFalse();
    }

    @Test
    public void aRemovalKilledAnywhereEndsTheSameWhenItRunsAgain() {
        apply(nexus);
        nexus.writes.clear();
        remove(nexus);
        Receipt told = receipt;
        int writes = nexus.writes.size();

        assertThat(writes).isEqualTo(9);
        for (int at = 0; at < writes; at++) {
            for (boolean isDone : List.of(false, true)) {
                nexus = emptyServer();
                receipt = Receipt.none();
                apply(nexus);
                killed(this::remove, at, isDone);
                remove(nexus);

                assertThat(nexus.look()).isEqualTo(emptyServer().look());
                assertThat(receipt).as("after a kill at write %s", at).isEqualTo(told);
            }
        }
        assertThat(isOpenTooEarly).isFalse();
    }

    /** Its list is edited, it gets another upstream, account and time to keep, and the mirror beside it goes. */
    @Test
    public void aChangeKilledAnywhereEndsTheSameWhenItRunsAgain() {
        setUpBefore();
        nexus.writes.clear();
        change(nexus);
        Found whole = nexus.look();
        Receipt told = receipt;
        int writes = nexus.writes.size();

        assertThat(nexus.writes)
                .contains(
                        "update rule Allow_docker",
                        "update repository docker",
                        "login docker two",
                        "update cleanup policy Unused_docker",
                        "update role DockerPullAnonymous",
                        "delete repository going");
        for (int at = 0; at < writes; at++) {
            for (boolean isDone : List.of(false, true)) {
                setUpBefore();
                killed(this::change, at, isDone);
                assertThat(nexus.look().repositories().values())
                        .as("after a kill at write %s", at)
                        .allMatch(nexus.look()::hasRuleOfOurs)
                        .allMatch(KilledRunTest::isAskedWithItsOwnAccount);
                change(nexus);

                assertThat(nexus.look()).isEqualTo(whole);
                assertThat(receipt).isEqualTo(told);
                assertThat(Plan.between(AFTER, nexus.look(), receipt, Consent.APPLY)
                                .steps())
                        .isEmpty();
            }
        }
    }

    private void setUpBefore() {
        nexus = emptyServer();
        receipt = Receipt.none();
        take(nexus, () -> Plan.between(BEFORE, nexus.look(), receipt, Consent.APPLY));
    }

    private void change(Nexus server) {
        take(server, () -> Plan.between(AFTER, nexus.look(), receipt, Consent.APPLY));
        take(server, () -> Removal.of(TestWishes.of(GOING), Set.of("docker"), nexus.look(), receipt, false));
    }

    private static boolean isAskedWithItsOwnAccount(Found.Repository repository) {
        return repository.username().isEmpty()
                || repository.username().get().equals(repository.upstream().equals(ONE) ? "me" : "you");
    }

    /** What a fresh server has, but anonymous access, so that every step has something to do. */
    private static FakeNexus emptyServer() {
        FakeNexus fresh = new FakeNexus();
        fresh.anonymousEnabled = false;
        return fresh;
    }

    private void apply(Nexus server) {
        take(server, () -> Plan.between(WISH, nexus.look(), receipt, Consent.APPLY));
    }

    private void remove(Nexus server) {
        take(server, () -> Removal.of(WISH, nexus.look(), receipt, false));
    }

    private void take(Nexus server, Supplier<Plan> supplier) {
        Plan plan = supplier.get();
        plan.settled().forEach(step -> receipt = receipt.with(step));
        new Execution(server, () -> {}, step -> receipt = receipt.before(step), step -> receipt = receipt.with(step))
                .take(plan.steps());
    }

    private void killed(Consumer<Nexus> run, int at, boolean isDone) {
        try {
            run.accept(dying(at, isDone));
        } catch (Killed e) {
            Found found = nexus.look();
            isOpenTooEarly |= isOpen(found);
            return;
        }
        throw new AssertionError("write " + at + " was never made");
    }

    /** Whether anonymous users may pull from a repository that has not its rule, or whose rule is gone. */
    private static boolean isOpen(Found found) {
        return found.repositories().values().stream().anyMatch(repository -> !found.hasRuleOfOurs(repository))
                || !found.anonymous().roles().equals(Set.of("nx-anonymous"))
                        && found.repositories().size() < 2;
    }

    private Nexus dying(int at, boolean isDone) {
        List<String> made = new ArrayList<>();
        return (Nexus) Proxy.newProxyInstance(
                Nexus.class.getClassLoader(), new Class<?>[] {Nexus.class}, (proxy, method, arguments) -> {
                    boolean isLast = !method.getName().equals("look") && made.size() == at;
                    if (!method.getName().equals("look")) {
                        made.add(method.getName());
                    }
                    if (isLast && !isDone) {
                        throw new Killed();
                    }
                    try {
                        Object answer = method.invoke(nexus, arguments);
                        if (isLast) {
                            throw new Killed();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The end of the process. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
