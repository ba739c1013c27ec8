package org.dockermirror.allowlist.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public class ImageNameTest {

    private static final List<String> GOOD = List.of(
            "a",
            "0",
            "nginx",
            "library/nginx",
            "helloz/onenav",
            "a/b/c/d/e/f/g/h",
            "a.b/c_d/e__f/g-h/i--j/k---l",
            "my.ns/app",
            "a/manifests/b",
            "sha256/tags/blobs",
            "x".repeat(255));

    private static final Map<String, String> BAD = Map.ofEntries(
            Map.entry("/a", "unexpected \"/\" at character 1"),
            Map.entry("a/", "unexpected \"/\" at character 2"),
            Map.entry("a//b", "unexpected \"/\" at character 3"),
            Map.entry("a/./b", "unexpected \".\" at character 3"),
            Map.entry("a/../b", "unexpected \".\" at character 3"),
            Map.entry("..", "unexpected \".\" at character 1"),
            Map.entry("a..b", "unexpected \".\" at character 3"),
            Map.entry("a.", "unexpected \".\" at character 2"),
            Map.entry("a___b", "unexpected \"_\" at character 4"),
            Map.entry("_a", "unexpected \"_\" at character 1"),
            Map.entry("a_-b", "unexpected \"-\" at character 3"),
            Map.entry("-a", "unexpected \"-\" at character 1"),
            Map.entry("a-", "unexpected \"-\" at character 2"),
            Map.entry("a--", "unexpected \"-\" at character 2"),
            Map.entry("a%2Fb", "unexpected \"%\" at character 2"),
            Map.entry("a;b", "unexpected \";\" at character 2"),
            Map.entry("a?b", "unexpected \"?\" at character 2"),
            Map.entry("a*b", "unexpected \"*\" at character 2"),
            Map.entry("a:b", "unexpected \":\" at character 2"),
            Map.entry("a\\b", "unexpected \"\\\" at character 2"),
            Map.entry("a b", "unexpected space at character 2"),
            Map.entry("a\nb", "unexpected U+000A at character 2"),
            Map.entry("a\u0000b", "unexpected U+0000 at character 2"),
            Map.entry("a\u00a0", "unexpected U+00A0 at character 2"),
            Map.entry("\ufeffa", "unexpected U+FEFF at character 1"),
            Map.entry("a\u200b", "unexpected U+200B at character 2"),
            Map.entry("\u0430", "unexpected U+0430 at character 1"),
            Map.entry("a\ud83d\udc33", "unexpected U+1F433 at character 2"),
            Map.entry("Nginx", "image names are lower case; write \"nginx\""),
            Map.entry("helloz/OneNav", "image names are lower case; write \"helloz/onenav\""));

    @Test
    public void goodNamesAreThemselves() {
        assertThat(GOOD).allSatisfy(text -> {
            assertThat(ImageName.parse(text)).hasToString(text);
            assertThat(ImageName.isValid(text)).isTrue();
        });
    }

    @Test
    public void badNamesAreShownWithWhatIsWrong() {
        assertThat(BAD).allSatisfy((text, problem) -> {
            assertThat(ImageName.isValid(text)).isFalse();
            assertThatExceptionOfType(InvalidNameException.class)
                    .isThrownBy(() -> ImageName.parse(text))
                    .withMessageContaining("\"" + text + "\"")
                    .withMessageEndingWith(problem);
        });
    }

    @Test
    public void anEmptyNameIsRefused() {
        assertThat(ImageName.isValid("")).isFalse();
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> ImageName.parse(""))
                .withMessage("an image name must not be empty");
    }

    @Test
    public void aNameOf256CharactersIsRefused() {
        assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> ImageName.parse("x".repeat(256)))
                .withMessage("an image name has at most 255 characters, this one has 256");
    }

    @Test
    public void onePartNamesAreOfficialImagesOnDockerHub() {
        assertThat(ImageName.parse("nginx").onDockerHub()).hasToString("library/nginx");
        assertThat(ImageName.parse("library/nginx").onDockerHub()).hasToString("library/nginx");
        assertThat(ImageName.parse("helloz/onenav").onDockerHub()).hasToString("helloz/onenav");
    }

    @Test
    public void aOnePartNameTooLongForThePrefixIsItself() {
        assertThat(ImageName.parse("x".repeat(247)).onDockerHub()).hasToString("library/" + "x".repeat(247));
        assertThat(ImageName.parse("x".repeat(248)).onDockerHub()).hasToString("x".repeat(248));
    }

    @Test
    public void theFirstAndTheLastLettersAndDigitsAreOnes() {
        for (String name : new String[] {"a", "z", "0", "9"}) {
            assertThat(ImageName.read(name)).contains(ImageName.parse(name));
        }
        for (String name : new String[] {"`", "{", "/", ":", "", "a/", "a_", "a__", "a-", "a."}) {
            assertThat(ImageName.read(name)).isEmpty();
        }
        assertThat(ImageName.parse("a__b/c--d/e.f/g_h")).hasToString("a__b/c--d/e.f/g_h");
        assertThat(ImageName.read("a___b")).isEmpty();
    }

    @Test
    public void namesAreOrderedByTheirText() {
        assertThat(ImageName.parse("a").compareTo(ImageName.parse("b"))).isNegative();
        assertThat(ImageName.parse("b").compareTo(ImageName.parse("a"))).isPositive();
        assertThat(ImageName.parse("a").hashCode())
                .isNotEqualTo(ImageName.parse("b").hashCode());
    }

    @Test
    public void theLongestNameIsOneAndOneCharacterMoreIsNone() {
        assertThat(ImageName.read("x".repeat(255))).isPresent();
        assertThat(ImageName.read("x".repeat(256))).isEmpty();
        assertThat(ImageName.problemOf("X".repeat(255))).contains("lower case");
    }
}
