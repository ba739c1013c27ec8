package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.dockermirror.allowlist.content.NameContent.Moved;
import org.junit.Test;

public class NameContentTest {

    private final NameContent name = new NameContent("docker", "team/app", 3);

    @Test
    public void tagsLearnedInAnyOrderLeadToTheirManifests() {
        name.setTag("m", 1);
        name.setTag("z", 2);
        name.setTag("a", 3);
        name.setTag("n", 4);
        name.setTag("a", 5);
        assertThat(IntStream.range(0, name.tagCount()).mapToObj(name::tag)).containsExactly("a", "m", "n", "z");
        assertThat(IntStream.range(0, name.tagCount()).map(name::manifest)).containsExactly(5, 1, 4, 2);
        assertThat(name.manifestOf("n")).isEqualTo(4);
        assertThat(name.manifestOf("b")).isEqualTo(DigestTable.NONE);
    }

    @Test
    public void theNewestFewEarlierManifestsAreKept() {
        for (int i = 0; i < 5; i++) {
            name.addMoved(new Moved("v1", i, 100 + i), 3);
        }
        assertThat(name.moved()).extracting(Moved::manifest).containsExactly(2, 3, 4);
    }

    @Test
    public void anEarlierManifestIsForgottenWhenItsTimeHasCome() {
        name.addMoved(new Moved("v1", 1, 100), 3);
        name.addMoved(new Moved("v1", 2, 101), 3);
        name.forgetMovedBefore(100);
        assertThat(name.moved()).extracting(Moved::manifest).containsExactly(2);
    }

    @Test
    public void aReferrerBelongsToItsSubject() {
        name.addReferrer(1, 2);
        name.addReferrer(3, 4);
        assertThat(name.hasReferrer(1, 2)).isTrue();
        assertThat(name.hasReferrer(3, 4)).isTrue();
        assertThat(name.hasReferrer(1, 4)).isFalse();
        assertThat(name.hasReferrer(3, 2)).isFalse();
        assertThat(name.hasReferrer(2, 3)).as("across two pairs").isFalse();
        assertThat(name.referrers()).containsExactly(1, 2, 3, 4);
    }
}
