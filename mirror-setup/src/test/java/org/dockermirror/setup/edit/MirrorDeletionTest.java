package org.dockermirror.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

public class MirrorDeletionTest {

    @Test
    public void aMirrorGoesWithItsSettingsAndTheRestStaysAsItIsWritten() throws CannotEditException {
        String a = "  - repository: a   # first\n    allow:\n      - x/**  # ours\n";
        String b = "  # for the shop\n  - allow: [y]\n    repository: b\n    port: 8082  # free\n";
        String c = "  - {repository: c, allow: []}\n";
        String foot = "\n# who\nanonymousPull: {role: r}\n";

        assertWithout(
                "b",
                "# head\nmirrors: # all\n" + a + b + c + foot,
                "# head\nmirrors: # all\n" + a + "  # for the shop\n" + c + foot);
        assertWithout("a", "mirrors:\n" + a + b + c, "mirrors:\n" + b + c);
        assertWithout("c", "mirrors:\n" + a + c + foot, "mirrors:\n" + a + foot);
    }

    @Test
    public void theLastMirrorLeavesAnEmptyList() throws CannotEditException {
        assertWithout(
                "a",
                "mirrors:  # all\n- repository: a\n  allow: []\nanonymousPull: {role: r}\n",
                "mirrors: []  # all\nanonymousPull: {role: r}\n");
        assertWithout("a", "mirrors: [{repository: a, allow: []}]", "mirrors: []");
        assertWithout("a", "\ufeffmirrors:\r\n- repository: a\r\n", "\ufeffmirrors: []\r\n");
    }

    @Test
    public void mirrorsInBracketsKeepTheirPlaces() throws CannotEditException {
        assertWithout("b", "{mirrors: [{repository: a}, {repository: b}], x: 1}", "{mirrors: [{repository: a}], x: 1}");
        assertWithout("a", "mirrors: [{repository: a}, {repository: b}]", "mirrors: [{repository: b}]");
    }

    @Test
    public void aTextOverSeveralLinesEndsWithItsMirror() throws CannotEditException {
        String a = "- repository: a\n  denyMessage: |\n    Ask\n    us\n";
        String b = "- repository: b\n  denyMessage: >-\n    Ask them\n\n";
        assertWithout("a", "mirrors:\n" + a + b, "mirrors:\n" + b);
        assertWithout("b", "mirrors:\n" + b + a, "mirrors:\n\n" + a);
        String c = "- repository: c\n  allow: []\n";
        assertThat(MirrorFileEdit.withFile("mirrors:\n" + a + "anonymousPull: {}\n", "mirrors:\n" + c))
                .isEqualTo("mirrors:\n" + a + c + "anonymousPull: {}\n");
    }

    @Test
    public void whatIsNotThereIsSaid() {
        assertThatExceptionOfType(CannotEditException.class)
                .isThrownBy(() -> MirrorFileEdit.withoutMirror("mirrors: [{repository: a}]", "b"))
                .withMessage("the file has no mirror \"b\"");
    }

    @Test
    public void whateverSurroundsItTheOthersAreReadAsBefore() throws CannotEditException {
        Random random = new Random(20261126);
        for (int i = 0; i < 2_000; i++) {
            int size = 1 + random.nextInt(4);
            StringBuilder text = new StringBuilder("mirrors:" + comment(random) + "\n");
            for (int m = 0; m < size; m++) {
                text.append(mirror(random, m));
            }
            text.append(random.nextBoolean() ? "tls: {a: b}\n" : "");
            int out = random.nextInt(size);
            List<?> expected = mirrors(text.toString());
            expected.remove(out);

            String after = MirrorFileEdit.withoutMirror(text.toString(), "m" + out);

            assertThat(mirrors(after)).as(text + after).isEqualTo(expected);
            assertThat(after).doesNotContain("m" + out);
        }
    }

    private static String mirror(Random random, int number) {
        String above = random.nextBoolean() ? "" : "  # above\n";
        String name = "m" + number;
        return above
                + switch (random.nextInt(4)) {
                    case 0 -> "  - {repository: " + name + ", allow: [a,\n     b]}" + comment(random) + "\n";
                    case 1 ->
                        "  - repository: " + name + comment(random) + "\n    allow:\n    - a # x\n    - b"
                                + comment(random) + "\n";
                    case 2 -> "  - denyMessage: |\n      a: - b\n\n      # c\n    repository: " + name + "\n";
                    default ->
                        "  -\n    repository: " + name + "\n    denyMessage: >\n      a\n      b\n"
                                + (random.nextBoolean() ? "\n" : "");
                };
    }

    private static String comment(Random random) {
        return random.nextBoolean() ? "" : " # c: - [";
    }

    private static List<?> mirrors(String text) {
        Object all = new Load(LoadSettings.builder().build()).loadFromString(text);
        return (List<?>) ((Map<?, ?>) all).get("mirrors");
    }

    private static void assertWithout(String repository, String before, String after) throws CannotEditException {
        assertThat(MirrorFileEdit.withoutMirror(before, repository)).isEqualTo(after);
    }
}
