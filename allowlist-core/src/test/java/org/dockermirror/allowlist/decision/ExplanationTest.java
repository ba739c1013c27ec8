package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Written;
import org.junit.Test;

public class ExplanationTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String OTHER = "sha256:" + "b".repeat(64);

    @Test
    public void whatIsAllowedNamesItsEntryAndWhereThatStands() {
        Explanation explanation = explain("hub.example.com/helloz/onenav:0.9.33", "nginx", "helloz/**");
        assertThat(explanation.isAllowed()).isTrue();
        assertThat(explanation.dependsOnContent()).isFalse();
        assertThat(explanation.words()).isEqualTo("allowed by \"helloz/**\"");
        assertThat(explanation.entry()).get().hasToString("helloz/**");
        assertThat(explanation.position()).contains(new Position("list", 2, 5));
        assertThat(explanation.closest()).isEmpty();
        assertThat(explanation.image()).hasToString("hub.example.com/helloz/onenav:0.9.33");
    }

    @Test
    public void whatIsDeniedNamesTheEntryThatDenies() {
        for (String image : new String[] {"helloz/private-x", "helloz/onenav:1-rc"}) {
            Explanation explanation = explain(image, "helloz/**", "!helloz/private-*", "!helloz/onenav:*-rc");
            assertThat(explanation.isAllowed()).isFalse();
            assertThat(explanation.words()).startsWith("denied by \"!helloz/");
            assertThat(explanation.position()).isPresent();
            assertThat(explanation.closest()).isEmpty();
        }
    }

    @Test
    public void whatIsNotListedShowsTheClosestEntries() {
        Explanation explanation = explain(
                "heloz/onenav", "helloz/**", "helloz/onenav", "helloz/*", "far/away", "!heloz/*:x", "hellos/onenav");
        assertThat(explanation.isAllowed()).isFalse();
        assertThat(explanation.entry()).isEmpty();
        assertThat(explanation.position()).isEmpty();
        assertThat(explanation.words()).isEqualTo("heloz/onenav is not on this mirror's allow-list");
        assertThat(explanation.closest())
                .extracting(Entry::toString)
                .containsExactly("helloz/*", "helloz/**", "helloz/onenav", "hellos/onenav");
    }

    @Test
    public void fiveEntriesAreShownAtMost() {
        assertThat(explain("a/bbbb0", "a/bbbb1", "a/bbbb2", "a/bbbb3", "a/bbbb4", "a/bbbb5", "a/bbbb6", "a/bbb0")
                        .closest())
                .extracting(Entry::toString)
                .containsExactly("a/bbb0", "a/bbbb1", "a/bbbb2", "a/bbbb3", "a/bbbb4");
    }

    @Test
    public void anotherTagOfAListedImageIsClose() {
        Explanation explanation = explain("bitnami/redis:6.0", "bitnami/redis:7.*", "bitnami/redis:8.0");
        assertThat(explanation.words())
                .isEqualTo("bitnami/redis:6.0 is not on this mirror's allow-list, other tags of it are");
        assertThat(explanation.closest())
                .extracting(Entry::toString)
                .containsExactly("bitnami/redis:7.*", "bitnami/redis:8.0");
    }

    @Test
    public void aDigestOfATagLimitedImageDependsOnWhatLeadsToIt() {
        Explanation explanation = explain("a/b@" + DIGEST, "a/b:1");
        assertThat(explanation.isAllowed()).isFalse();
        assertThat(explanation.dependsOnContent()).isTrue();
        assertThat(explanation.words())
                .isEqualTo("allowed if what the allow-list allows of a/b leads to this digest, as \"a/b:1\" says");
        assertThat(explanation.entry()).get().hasToString("a/b:1");
    }

    @Test
    public void aPinAllowsItsDigestAndNoTag() {
        Explanation pinned = explain("a/b@" + DIGEST, "a/b@" + DIGEST);
        assertThat(pinned.isAllowed()).isTrue();
        assertThat(pinned.dependsOnContent()).isFalse();
        assertThat(pinned.words()).isEqualTo("allowed by \"a/b@" + DIGEST + "\"");
        assertThat(explain("a/b@" + OTHER, "a/b@" + DIGEST).dependsOnContent()).isTrue();
        Explanation tag = explain("a/b:1", "a/b@" + DIGEST);
        assertThat(tag.isAllowed()).isFalse();
        assertThat(tag.words())
                .isEqualTo(
                        "a/b is on this mirror's allow-list by digest only; pull it with @sha256:... behind its name");
        assertThat(tag.closest()).extracting(Entry::toString).containsExactly("a/b@" + DIGEST);
    }

    @Test
    public void withoutAListThatIsSaid() {
        Explanation explanation = Explanation.of(Condition.withoutList(), ImageReference.parse("a/b"));
        assertThat(explanation.isAllowed()).isFalse();
        assertThat(explanation.words()).isEqualTo("a/b is refused: this mirror has no valid allow-list");
        assertThat(explanation.closest()).isEmpty();
        assertThat(explanation.decision()).isInstanceOf(Decision.NoList.class);
    }

    @Test
    public void officialImagesAreComparedAsDockerHubKnowsThem() {
        assertThat(explain("ngnix", "nginx", "redis").closest())
                .extracting(Entry::toString)
                .contains("library/nginx");
        assertThat(explain("nginx", "library/nginx").isAllowed()).isTrue();
    }

    private static Explanation explain(String image, String... entries) {
        return Explanation.of(Condition.of(Written.list(IndexType.HUB, entries)), ImageReference.parse(image));
    }

    @Test
    public void aTagThatIsCloserComesFirst() {
        assertThat(explain("a/bcdef:1.20", "a/bcdef:9.99", "a/bcdef:1.21", "a/bcdeg:1.20")
                        .closest())
                .extracting(Entry::toString)
                .containsExactly("a/bcdef:1.21", "a/bcdeg:1.20", "a/bcdef:9.99");
    }
}
