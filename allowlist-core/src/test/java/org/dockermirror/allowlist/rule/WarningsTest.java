package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;

public class WarningsTest {

    @Test
    public void aHundredAreShownAndTheRestCounted() throws InvalidAllowListException {
        assertThat(warnings(repeated(101))).hasSize(100);
        assertThat(warnings(repeated(102)))
                .hasSize(101)
                .last()
                .hasToString("list, line 102, column 5: this and 0 more warnings");
        assertThat(warnings(repeated(110)))
                .hasSize(101)
                .last()
                .hasToString("list, line 102, column 5: this and 8 more warnings");
    }

    @Test
    public void everythingElsewhereIsNamedByItsHostAndDepth() throws InvalidAllowListException {
        assertThat(messages("registry.k8s.io", "**")).containsExactly("\"**\" allows every image of registry.k8s.io");
        assertThat(messages("", "**")).containsExactly("\"**\" allows every image of the upstream");
        assertThat(messages("r.io", "*/*"))
                .containsExactly("\"*/*\" allows every image of r.io whose name has 2 parts");
        assertThat(messages("r.io", "*")).containsExactly("\"*\" allows every image of r.io whose name has 1 part");
        assertThat(messages("r.io", "**:1")).containsExactly("\"**:1\" allows every image of r.io, as far as :1 goes");
        assertThat(messages("r.io", "*/a", "a/**", "!**", "pause"))
                .filteredOn(it -> it.contains("every"))
                .isEmpty();
    }

    @Test
    public void anEntryIsUselessOnlyUnderADenyThatCoversIt() {
        assertThat(useless("a/b", "!a/**", "c/d"))
                .containsExactly("\"a/b\" allows nothing: \"!a/**\" denies all of it");
        assertThat(useless("a/b", "!a/b:1", "!a/c", "!b/**")).isEmpty();
    }

    @Test
    public void aDenyInOnePartIsSpelledOut() throws InvalidAllowListException {
        assertThat(AllowListParser.parse(Written.lines("!nginx"), IndexType.HUB).warnings())
                .extracting(Problem::message)
                .containsExactly("\"!nginx\" means the official image library/nginx; for all images of nginx write"
                        + " \"!nginx/**\"");
    }

    private static List<String> useless(String... entries) {
        return UselessAllows.in(PackedEntries.of(
                        List.of(entries), Stream.of(entries).map(Position::in).toList()))
                .stream()
                .map(Problem::message)
                .toList();
    }

    private static List<String> messages(String host, String... entries) throws InvalidAllowListException {
        return AllowListParser.parse(Written.lines(entries), IndexType.REGISTRY, host).warnings().stream()
                .map(Problem::message)
                .toList();
    }

    private static List<Problem> warnings(String[] entries) throws InvalidAllowListException {
        return AllowListParser.parse(Written.lines(entries), IndexType.HUB).warnings();
    }

    private static String[] repeated(int count) {
        return IntStream.range(0, count).mapToObj(i -> "a/b").toArray(String[]::new);
    }

    @Test
    public void aListOfManyDeniesIsNotComparedPairByPair() {
        String[] entries = IntStream.range(0, 1_001)
                .mapToObj(i -> i < 999 ? "!a/x" + i : i == 999 ? "a/x0" : "b/x" + i)
                .toArray(String[]::new);
        assertThat(useless(entries)).hasSize(1);
        assertThat(useless(Stream.concat(Stream.of(entries), Stream.of("!a/y", "!a/z"))
                        .toArray(String[]::new)))
                .isEmpty();
    }
}
