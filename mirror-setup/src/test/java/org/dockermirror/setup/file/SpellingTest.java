package org.dockermirror.setup.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.Test;

/** What looks like an entry and is something else to YAML, or to nobody's eye: each is told with what would be right. */
public class SpellingTest {

    @Test
    public void anUnquotedExclamationMarkIsATag() {
        assertThat(problem("[!helloz/x]")).contains("line 3, column 13").contains("write \"!helloz/x\"");
    }

    @Test
    public void aStarAtTheBeginningIsAnAlias() {
        assertThat(problem("[*/x]")).contains("line 3, column 13").contains("write \"*/x\"");
    }

    @Test
    public void anItemCanBeEmpty() {
        assertThat(problem("\n      - helloz/**\n      -"))
                .contains("line 5")
                .contains("an empty item; write an entry");
    }

    @Test
    public void anAmpersandIsAnAnchor() {
        assertThat(problem("[&all helloz/**]")).contains("line 3, column 13").contains("\"&all");
    }

    @Test
    public void aTabIsNoIndentation() {
        assertThat(problem("\n\t- helloz/**")).contains("line 4, column 1").contains("replace it by spaces");
    }

    @Test
    public void aTabInAnEntryIsShownByItsNumber() {
        assertThat(problem("[\"helloz\\t/**\"]")).contains("line 3, column 13").contains("U+0009");
    }

    @Test
    public void aNoBreakSpaceIsShownByItsNumber() {
        assertThat(problem("[helloz\u00a0/**]")).contains("line 3, column 13").contains("U+00A0");
    }

    @Test
    public void aByteOrderMarkBeforeTheFileIsPassedOver() throws Exception {
        assertThat(MirrorFile.parse("f", "\ufeff" + file("[helloz/**]"))
                        .wish()
                        .mirrors()
                        .get(0)
                        .written())
                .containsExactly("helloz/**");
    }

    @Test
    public void aByteOrderMarkWithinAnEntryIsShownByItsNumber() {
        assertThat(problem("[\"\\uFEFFhelloz/**\"]"))
                .contains("line 3, column 13")
                .contains("U+FEFF");
    }

    private static String problem(String allow) {
        return catchThrowableOfType(
                        InvalidMirrorFileException.class, () -> MirrorFile.parse("docker-mirror.yaml", file(allow)))
                .getMessage();
    }

    private static String file(String allow) {
        return "mirrors:\n  - repository: docker\n    allow: " + allow + "\n";
    }
}
