package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dockermirror.allowlist.name.ImageName;
import org.junit.Test;

public class NamePatternTest {

    /** Pattern, names that fit, names that do not. */
    private static final String[][] FITTING = {
        {"a/b", "a/b", "a/bb a/b/c a ab x/a/b"},
        {"*", "a ab a.b", "a/b"},
        {"**", "a a/b a/b/c/d", ""},
        {"a/**", "a/b a/b/c", "a ab/c b/a/c"},
        {"**/a", "b/a a/a b/c/a", "a b/ab b/a/c"},
        {"a/**/b", "a/x/b a/x/y/b a/b/b a/b/x/b", "a/b a/x/bb a/x/b/c"},
        {"**/a/**", "x/a/y x/y/a/y/z a/a/a", "a a/x x/a a/a"},
        {"**/**", "a/b a/b/c", "a"},
        {"*/**", "a/b a/b/c", "a"},
        {"a*", "a ab a-b", "ba a/b"},
        {"*a", "a ba aa aba", "ab b/a"},
        {"a*b", "ab axb abb abab", "a b aba ab/b"},
        {"a*b*c", "abc axbxc abbcc abcbc", "ac acb abcd"},
        {"*a*/b", "a/b xax/b", "x/b a/bb a/x/b"},
        {"x/a*/b*c/y", "x/a/bc/y x/aa/bxc/y", "x/a/b/y x/ab/c/y x/a/bc/y/z"},
        {"**/a*b/c", "x/ab/c x/y/axb/c x/ab/ab/c", "ab/c x/ab/x/c x/a/b/c"},
        {"**/x/y", "x/x/y x/x/x/y a/x/y", "x/y x/x/x x/y/x"},
        {"**/x*/y/**/z", "a/x/y/b/z a/x1/y/x/y/c/z", "a/x/y/z x/y/b/z"},
    };

    /** Pattern, patterns that it covers, patterns that it does not. */
    private static final String[][] COVERING = {
        {"**", "** * a a/b **/** a/**", ""},
        {"*", "* a a*", "** a/b"},
        {"a/**", "a/** a/* a/b a/b/** a/**/**", "a ** */** a*/b b/a"},
        {"a/*", "a/* a/b a/b*", "a/** a/b/c"},
        {"a*/b", "a/b ab*/b a*/b", "*/b b/b a*/**"},
        {"**/b", "a/b **/b a/**/b */b", "b **/a a/**"},
        {"**/a/b", "a/a/b **/a/b x/a/a/b", "a/b **/b"},
        {"a/b", "a/b", "a/* a/** a/bc a b/b"},
    };

    @Test
    public void namesFitOrNot() {
        for (String[] row : FITTING) {
            assertThat(words(row[1]))
                    .as(row[0])
                    .isNotEmpty()
                    .allMatch(name -> pattern(row[0]).matches(ImageName.parse(name)));
            assertThat(words(row[2]))
                    .as(row[0])
                    .noneMatch(name -> pattern(row[0]).matches(ImageName.parse(name)));
        }
    }

    @Test
    public void listsSayTheSame() {
        for (String[] row : FITTING) {
            AllowList list = Written.list(IndexType.REGISTRY, row[0]);
            assertThat(words(row[1]))
                    .as(row[0])
                    .allMatch(name -> list.scopeOf(ImageName.parse(name)).isPresent());
            assertThat(words(row[2]))
                    .as(row[0])
                    .noneMatch(name -> list.scopeOf(ImageName.parse(name)).isPresent());
        }
    }

    @Test
    public void patternsCoverOrNot() {
        for (String[] row : COVERING) {
            assertThat(words(row[1]))
                    .as(row[0])
                    .isNotEmpty()
                    .allMatch(other -> pattern(row[0]).covers(pattern(other)));
            assertThat(words(row[2]))
                    .as(row[0])
                    .noneMatch(other -> pattern(row[0]).covers(pattern(other)));
        }
    }

    @Test
    public void aPatternReachesBelowANamespaceOrNot() {
        assertThat(words("me/x me/* me/** */x m*/x ** **/x me/x/y"))
                .allMatch(pattern -> pattern(pattern).reachesBelow("me"));
        assertThat(words("me m* you/x you/** *"))
                .noneMatch(pattern -> pattern(pattern).reachesBelow("me"));
    }

    @Test
    public void literalAndEverything() {
        assertThat(pattern("a/b").isLiteral()).isTrue();
        assertThat(pattern("a/b*").isLiteral()).isFalse();
        assertThat(words("* ** */* */** **/*"))
                .allMatch(pattern -> pattern(pattern).isEverything());
        assertThat(words("a a/** */a* a/*"))
                .noneMatch(pattern -> pattern(pattern).isEverything());
        assertThat(pattern("a/**/b*")).hasToString("a/**/b*");
    }

    @Test
    public void aHostilePatternAndNameAreStillDecided() {
        String pattern = "a*".repeat(100) + "b";
        assertThat(pattern(pattern).matches(ImageName.parse("a".repeat(255)))).isFalse();
        assertThat(pattern("**/a/".repeat(40) + "b").matches(ImageName.parse("a/".repeat(127) + "a")))
                .isFalse();
    }

    private static NamePattern pattern(String text) {
        return new NamePattern(List.of(text.split("/")));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
