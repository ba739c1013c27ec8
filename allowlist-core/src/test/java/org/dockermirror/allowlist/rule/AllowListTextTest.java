package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import org.junit.Test;

public class AllowListTextTest {

    @Test
    public void eachLineIsAnEntryWithItsPlace() {
        assertThat(AllowListText.parse("list.txt", "helloz/**\n  !helloz/private-*\r\nnginx"))
                .containsExactly(
                        new WrittenEntry("helloz/**", new Position("list.txt", 1, 1)),
                        new WrittenEntry("!helloz/private-*", new Position("list.txt", 2, 3)),
                        new WrittenEntry("nginx", new Position("list.txt", 3, 1)));
    }

    @Test
    public void commentsAndBlankLinesArePassedOver() {
        assertThat(AllowListText.parse("list.txt", "# ours\n\n   \n\t\n  # more\na/b # why\na/c   \n\r\n"))
                .extracting(WrittenEntry::text, entry -> entry.position().line())
                .containsExactly(tuple("a/b", 6), tuple("a/c", 7));
        assertThat(AllowListText.parse("list.txt", "")).isEmpty();
    }

    @Test
    public void aHashWithinAnEntryIsNoComment() {
        assertThat(AllowListText.parse("list.txt", "a/b#c"))
                .extracting(WrittenEntry::text)
                .containsExactly("a/b#c");
    }

    @Test
    public void aByteOrderMarkAtTheBeginningIsPassedOver() {
        assertThat(AllowListText.parse("list.txt", "\ufeffhelloz/**\n"))
                .containsExactly(new WrittenEntry("helloz/**", new Position("list.txt", 1, 1)));
    }

    @Test
    public void aTabAndANoBreakSpaceAreShownByNumber() {
        assertThatExceptionOfType(InvalidAllowListException.class)
                .isThrownBy(() -> AllowListParser.parse(
                        AllowListText.parse("list.txt", "a/b\t# why\n\u00a0a/c\na/d\ufeff\n"), IndexType.HUB))
                .withMessage("""
                        list.txt, line 1, column 1: "a/b\\u0009": unexpected U+0009 at character 4
                        list.txt, line 2, column 1: "\u00a0a/c": unexpected U+00A0 at character 1
                        list.txt, line 3, column 1: "a/d\ufeff": unexpected U+FEFF at character 4""");
    }
}
