package org.dockermirror.allowlist.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dockermirror.allowlist.content.TestImages.APP;
import static org.dockermirror.allowlist.content.TestImages.HUB;
import static org.dockermirror.allowlist.content.TestImages.OTHER;
import static org.dockermirror.allowlist.content.TestImages.V1;
import static org.dockermirror.allowlist.content.TestImages.digest;
import static org.dockermirror.allowlist.content.TestImages.manifest;
import static org.dockermirror.allowlist.content.TestImages.scope;

import java.time.Duration;
import org.dockermirror.allowlist.name.Digest;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.allowlist.name.Tag;
import org.dockermirror.allowlist.rule.Scope;
import org.junit.Test;

/** More content than there is room for. */
public class KnownContentExhaustiveTest {

    private static final Digest LAYER = digest(5);

    private final TestClock clock = new TestClock();
    private final KnownContent known = KnownContent.inMemory(1_000, clock);

    @Test
    public void namesThatWereNotUsedAreForgottenWholeAmongMany() {
        known.read(HUB, APP, V1, digest(2), manifest(LAYER));
        Scope first = scope(APP, "team/app");
        for (int i = 0; i < 400; i++) {
            clock.passes(Duration.ofSeconds(1));
            assertThat(known.ask(HUB, APP, first, LAYER)).isEqualTo(Answer.LED_TO);
            known.read(HUB, OTHER, Tag.parse("t" + i), digest(10_000 + i), manifest(digest(20_000 + i)));
            if (known.ask(HUB, OTHER, scope(OTHER, "team/other"), digest(20_000)) == Answer.UNKNOWN) {
                assertThat(i).isGreaterThan(100);
                return;
            }
        }
        throw new AssertionError("nothing was forgotten");
    }

    @Test
    public void noMoreThanTheLimitIsKnownOfMany() {
        for (int i = 0; i < 5_000; i++) {
            clock.passes(Duration.ofSeconds(1));
            Digest blob = digest(2_000_000 + i);
            ImageName image = ImageName.parse("team/n" + i);
            known.read(HUB, image, V1, digest(1_000_000 + i), manifest(blob));
            assertThat(known.ask(HUB, image, scope(image, "team/*"), blob)).isEqualTo(Answer.LED_TO);
            assertThat(known.size()).isLessThanOrEqualTo(1_000);
        }
        assertThat(known.size()).isGreaterThan(250);
    }
}
