package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.dockermirror.allowlist.decision.Decision.Allowed;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.Written;
import org.junit.Test;

/** Damaged request lines: nothing is thrown, and what is allowed is what it looks like. The seed is fixed. */
public class ConditionPropertyTest {

    private static final String[] PIECES = {
        "/",
        "//",
        ".",
        "..",
        "%2f",
        "%2e",
        "%0a",
        "%",
        ";",
        "?",
        "\\",
        "A",
        "*",
        "@",
        ":",
        "\n",
        "\u0000",
        "\u2028",
        "helloz",
        "evil",
        "v2",
        "manifests",
        "blobs",
        "tags/list",
        "latest",
        "-",
        "_",
        "x".repeat(250)
    };

    private final Random random = new Random(20260713);
    private final RequestParser parser = new RequestParser("docker");
    private final Condition condition = Condition.of(Written.list(IndexType.HUB, "helloz/**"));

    @Test
    public void aDamagedPathIsAllowedOnlyIfItIsPlainAndBelowTheNamespace() {
        int allowed = 0;
        for (int i = 0; i < 200_000; i++) {
            String path = damaged("/v2/helloz/onenav/manifests/latest");
            if (condition.decide(parser.parse("GET", path, null)) instanceof Allowed) {
                assertThat(path)
                        .startsWith("/v2/helloz/")
                        .doesNotContain(
                                "//", "/.", "%", ";", "?", "\\", "\n", "\u0000", "\u2028", "*", "@", "/v2/evil");
                allowed++;
            }
        }
        assertThat(allowed).as("paths on both sides").isBetween(1_000, 150_000);
    }

    private String damaged(String path) {
        StringBuilder text = new StringBuilder(path);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            if (random.nextInt(3) == 0) {
                text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(4)));
            }
            text.insert(Math.min(at, text.length()), PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
