package org.dockermirror.allowlist.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.Test;

public class TagTest {

    private static final List<String> GOOD =
            List.of("latest", "0.9.33", "_x", "V1", "1-alpine", "a..b", "a--b", "x".repeat(128));

    private static final List<String> BAD = List.of(
            "",
            ".a",
            "-a",
            "a/b",
            "a:b",
            "a%0a",
            "a\n",
            "a;b",
            "a b",
            "a*",
            "..",
            "\u00e9",
            "a\u200b",
            "x".repeat(129));

    @Test
    public void goodTagsAreThemselves() {
        assertThat(GOOD).allSatisfy(text -> {
            assertThat(Tag.parse(text)).hasToString(text);
            assertThat(Tag.isValid(text)).isTrue();
        });
    }

    @Test
    public void badTagsAreShownWithWhatATagIs() {
        assertThat(BAD).allSatisfy(text -> {
            assertThat(Tag.isValid(text)).isFalse();
            assertThatExceptionOfType(InvalidNameException.class)
                    .isThrownBy(() -> Tag.parse(text))
                    .withMessageStartingWith("\"" + text + "\" is not a tag: 1 to 128 letters");
        });
    }

    @Test
    public void theFirstAndTheLastLettersAndDigitsAreOnes() {
        for (String tag : new String[] {"a", "z", "A", "Z", "0", "9"}) {
            assertThat(Tag.read(tag)).contains(Tag.parse(tag));
        }
        for (String tag : new String[] {"`", "{", "@", "[", "/", ":"}) {
            assertThat(Tag.read(tag)).isEmpty();
        }
        assertThat(Tag.parse("a").hashCode()).isNotEqualTo(Tag.parse("b").hashCode());
    }
}
