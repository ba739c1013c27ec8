package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

/** The account at the upstream. */
public class UpstreamAccountTest {

    private static final String UPSTREAM = "https://upstream.example.com";

    private final FakeNexus nexus = new FakeNexus();
    private Receipt receipt = Receipt.none();

    @Test
    public void anAccountFollowsTheFileAndItsPasswordWhenThatChanges() {
        run(withAccount(Optional.of(new Credentials("me", "one", "monday"))));
        assertThat(nexus.repositories.get("docker").username()).contains("me");
        nexus.writes.clear();

        run(withAccount(Optional.of(new Credentials("me", "one", "monday"))));
        assertThat(nexus.writes).isEmpty();

        run(withAccount(Optional.of(new Credentials("me", "two", "tuesday"))));
        run(withAccount(Optional.of(new Credentials("you", "two", "tuesday"))));
        run(withAccount(Optional.empty()));
        run(withAccount(Optional.empty()));
        assertThat(nexus.writes).containsExactly("login docker two", "login docker two", "login docker -");
    }

    @Test
    public void anAccountThatWasTakenAwayByHandComesBackAndOneGivenByHandStays() {
        run(withAccount(Optional.of(new Credentials("me", "one", "monday"))));
        nexus.setLogin("docker", Optional.empty());
        nexus.writes.clear();
        run(withAccount(Optional.of(new Credentials("me", "one", "monday"))));
        assertThat(nexus.writes).containsExactly("login docker one");
        run(withAccount(Optional.empty()));

        nexus.setLogin("docker", Optional.of(new Credentials("by-hand", "x", "")));
        nexus.writes.clear();
        run(withAccount(Optional.empty()));
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void noTextOfAPlanOrReceiptHoldsAPassword() {
        Plan plan = run(withAccount(Optional.of(new Credentials("me", "s3cret", "monday"))));
        Plan second = run(withAccount(Optional.of(new Credentials("me", "s3cret", "tuesday"))));

        assertThat(plan.steps() + "" + second.steps() + receipt + second).doesNotContain("s3cret");
        assertThat(second.steps())
                .extracting(Step::toString)
                .containsExactly("give repository docker the account me at its upstream");
    }

    @Test
    public void noUpstreamIsAskedWithTheAccountOfAnother() {
        run(withAccount(Optional.of(new Credentials("me", "one", "monday"))));
        nexus.writes.clear();

        run(at("https://other.example.com", Optional.of(new Credentials("you", "two", "monday"))));
        assertThat(nexus.writes).containsExactly("login docker -", "update repository docker", "login docker two");
        nexus.writes.clear();

        run(at("https://third.example.com", Optional.empty()));
        assertThat(nexus.writes).containsExactly("login docker -", "update repository docker");
    }

    private static Wish withAccount(Optional<Credentials> account) {
        return at(UPSTREAM, account);
    }

    private static Wish at(String upstream, Optional<Credentials> account) {
        Mirror mirror = TestWishes.mirror("docker", "a/b");
        return new Wish(
                List.of(new Mirror(
                        mirror.repository(),
                        mirror.entries(),
                        mirror.allow(),
                        URI.create(upstream),
                        mirror.fallbacks(),
                        mirror.routingRule(),
                        mirror.port(),
                        mirror.denyMessage(),
                        mirror.strictGroups(),
                        account,
                        mirror.keepUnusedDays(),
                        mirror.address())),
                AnonymousPull.standard());
    }

    private Plan run(Wish wish) {
        Plan plan = Plan.between(wish, nexus.look(), receipt);
        plan.settled().forEach(step -> receipt = receipt.with(step));
        new Execution(nexus, () -> {}, step -> receipt = receipt.before(step), step -> receipt = receipt.with(step))
                .take(plan.steps());
        return plan;
    }
}
