package org.dockermirror.setup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;
import org.junit.Test;

public class FallbacksTest {

    private final FakeNexus nexus = new FakeNexus();
    private Receipt receipt = Receipt.none();

    @Test
    public void aRepositoryIsMadeWithThemAndASecondRunWritesNothing() {
        run(wish("https://a.example.com", "https://b.example.com"));
        assertThat(fallbacks()).containsExactly("https://a.example.com", "https://b.example.com");
        nexus.writes.clear();

        run(wish("https://a.example.com", "https://b.example.com"));
        assertThat(nexus.writes).isEmpty();
    }

    @Test
    public void anotherOrderIsAnotherWish() {
        run(wish("https://a.example.com", "https://b.example.com"));
        nexus.writes.clear();

        run(wish("https://b.example.com", "https://a.example.com"));
        assertThat(nexus.writes).containsExactly("update repository docker");
        assertThat(fallbacks()).containsExactly("https://b.example.com", "https://a.example.com");
    }

    @Test
    public void whatAPersonChangedStaysAtAStartAndIsNamedAndAnApplyBringsItBack() {
        run(wish("https://a.example.com"));
        nexus.updateRepository(mirrorWith());
        nexus.writes.clear();

        assertThat(run(wish("https://a.example.com")).drift())
                .containsExactly("the settings of repository docker were changed, and stays so");
        assertThat(nexus.writes).isEmpty();

        take(Plan.between(wish("https://a.example.com"), nexus.look(), receipt, Consent.APPLY));
        assertThat(fallbacks()).containsExactly("https://a.example.com");
    }

    @Test
    public void withoutTheKeyThoseOfThePersonStayAndThoseOfTheFileGo() {
        run(TestWishes.of(TestWishes.mirror("docker", "a/b")));
        nexus.updateRepository(mirrorWith("https://theirs.example.com"));
        nexus.writes.clear();
        assertThat(run(TestWishes.of(TestWishes.mirror("docker", "a/b"))).drift())
                .isEmpty();
        assertThat(nexus.writes).isEmpty();

        run(wish("https://ours.example.com"));
        run(TestWishes.of(TestWishes.mirror("docker", "a/b")));
        assertThat(fallbacks()).isEmpty();
    }

    @Test
    public void aFormatThatDoesNotKnowThemIsNamedAndAllElseIsDone() {
        nexus.takesFallbacks = false;
        Plan plan = run(wish("https://a.example.com"));
        assertThat(plan.warnings())
                .singleElement()
                .asString()
                .contains("repository docker will ask https://registry-1.docker.io alone", "\"fallbacks\"");
        assertThat(nexus.writes).contains("create repository docker");
        nexus.writes.clear();

        assertThat(run(wish("https://a.example.com")).drift()).isEmpty();
        assertThat(nexus.writes).isEmpty();
        assertThat(run(wish()).warnings()).isEmpty();
    }

    private List<String> fallbacks() {
        return nexus.look().repository("docker").orElseThrow().fallbacks();
    }

    private static Wish wish(String... urls) {
        return TestWishes.of(mirrorWith(urls));
    }

    private static Mirror mirrorWith(String... urls) {
        return TestWishes.mirror("docker", "a/b")
                .withFallbacks(Optional.of(Stream.of(urls).map(URI::create).toList()));
    }

    private Plan run(Wish wish) {
        return take(Plan.between(wish, nexus.look(), receipt));
    }

    private Plan take(Plan plan) {
        plan.settled().forEach(step -> receipt = receipt.with(step));
        new Execution(nexus, () -> {}, step -> receipt = receipt.before(step), step -> receipt = receipt.with(step))
                .take(plan.steps());
        return plan;
    }
}
