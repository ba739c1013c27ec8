package org.dockermirror.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.Test;

public class ListTextEditTest {

    @Test
    public void anEntryIsAddedAtTheEnd() throws CannotEditException {
        assertThat(ListTextEdit.withAllow("", "a/b")).isEqualTo("a/b\n");
        assertThat(ListTextEdit.withAllow("a/b", "c/d")).isEqualTo("a/b\nc/d\n");
        assertThat(ListTextEdit.withAllow("# x\n\na/b # y\n# end\n", "!c/d"))
                .isEqualTo("# x\n\na/b # y\n!c/d\n# end\n");
        assertThat(ListTextEdit.withAllow("# none\n\n", "*")).isEqualTo("# none\n*\n\n");
        assertThat(ListTextEdit.withAllow("\ufeff  a/b\r\n", "c/d")).isEqualTo("\ufeff  a/b\r\nc/d\r\n");
        assertThat(ListTextEdit.withAllow(" a/b ", "a/b")).isEqualTo(" a/b ");
    }

    @Test
    public void aListIsReplacedAndWhatStaysKeepsItsLine() throws CannotEditException {
        String text = "# first\na/b  # a\n# second\n!c/d\n\n# third\ne/f";
        assertThat(ListTextEdit.withList(text, List.of("!c/d", "g")))
                .isEqualTo("# first\n# second\n!c/d\ng\n\n# third\n");
        assertThat(ListTextEdit.withList(text, List.of())).isEqualTo("# first\n# second\n\n# third\n");
        assertThat(ListTextEdit.withList(text, List.of("a/b", "!c/d", "e/f"))).isEqualTo(text);
    }

    @Test
    public void whatWouldNotBeReadBackIsRefused() {
        for (String entry : List.of("#a", " a", "a ", "a #b")) {
            assertThatExceptionOfType(CannotEditException.class)
                    .isThrownBy(() -> ListTextEdit.withAllow("x\n", entry))
                    .withMessage(
                            "an entry must not hold \"#\" at its beginning or after a space, nor begin or end with one");
        }
        assertThatExceptionOfType(CannotEditException.class)
                .isThrownBy(() -> ListTextEdit.withAllow("x\n", "a\nb"))
                .withMessage("an entry is one line of visible characters");
    }
}
