package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.dockermirror.allowlist.name.InvalidNameException;
import org.dockermirror.allowlist.name.Tag;
import org.junit.Test;

public class EntryTest {

    private static final String A = "@sha256:" + "a".repeat(64);
    private static final String B = "@sha256:" + "b".repeat(64);

    @Test
    public void entriesOfTheSameTextAreEqualWhateverTheirList() {
        Entry entry = only("a/b:1");
        assertThat(entry).isEqualTo(only("a/b:1")).hasSameHashCodeAs(only("a/b:1"));
        assertThat(entry.hashCode()).isNotEqualTo(only("a/b:2").hashCode());
        assertThat(List.of("a/b:2", "!a/b:1", "a/b", "a/b" + A))
                .noneMatch(text -> only(text).equals(entry));
        assertThat(entry.equals((Object) "a/b:1")).isFalse();
        List<Entry> two = Written.list(IndexType.HUB, "a/b", "a/c").entries();
        assertThat(two.get(0)).isNotEqualTo(two.get(1));
    }

    @Test
    public void anEntryKnowsItsParts() {
        assertThat(only("!a/b*:1.*").effect()).isEqualTo(Effect.DENY);
        assertThat(only("!a/b*:1.*").name()).hasToString("a/b*");
        assertThat(only("!a/b*:1.*").tag()).contains(TagPattern.parse("1.*"));
        assertThat(only("!a/b*:1.*").digest()).isEmpty();
        assertThat(only("a/b" + A).digest()).get().hasToString(A.substring(1));
        assertThat(only("a/b" + A).tag()).isEmpty();
        assertThat(only("a/b" + A).isWhole()).isFalse();
        assertThat(only("a/b").isWhole()).isTrue();
        assertThat(only("a/b").effect()).isEqualTo(Effect.ALLOW);
    }

    @Test
    public void anEntrySpeaksOfATagOrNot() {
        assertThat(only("a/b").speaksOf(Tag.parse("1"))).isTrue();
        assertThat(only("a/b:1*").speaksOf(Tag.parse("12"))).isTrue();
        assertThat(only("a/b:1*").speaksOf(Tag.parse("2"))).isFalse();
        assertThat(only("a/b" + A).speaksOf(Tag.parse("1"))).isFalse();
    }

    @Test
    public void anEntryCoversAnotherOrNot() {
        assertCovers("a/**", "a/b", "a/b:1", "a/b" + A, "a/*:1*");
        assertCovers("a/b:1*", "a/b:1", "a/b:1*", "a/b:1*2");
        assertCoversNot("a/b:1*", "a/b", "a/b:2", "a/b:*1", "a/b" + A, "a/c:1");
        assertCovers("a/*" + A, "a/b" + A);
        assertCoversNot("a/*" + A, "a/b" + B, "a/b", "a/b:1", "b/b" + A);
    }

    @Test
    public void whereAnEntryWasWritten() {
        AllowList list = Written.list(IndexType.HUB, "a/b", "a/c", "a/b");
        assertThat(list.entries()).hasSize(2);
        assertThat(list.entries())
                .extracting(list::positionOf)
                .containsExactly(Optional.of(new Position("list", 1, 5)), Optional.of(new Position("list", 2, 5)));
        assertThat(list.positionOf(only("a/c"))).contains(new Position("list", 2, 5));
        assertThat(list.positionOf(only("a/x"))).isEmpty();
    }

    @Test
    public void aListMayComeFromSeveralPlaces() throws InvalidAllowListException {
        Position file = new Position("list.txt", 7, 3);
        AllowList list = AllowListParser.parse(
                        List.of(new WrittenEntry("a/b", Position.in("--allow")), new WrittenEntry("a/c", file)),
                        IndexType.HUB)
                .list();
        assertThat(list.positionOf(only("a/b"))).contains(Position.in("--allow"));
        assertThat(list.positionOf(only("a/c"))).contains(file);
    }

    @Test
    public void aTagPatternIsItsText() {
        assertThat(TagPattern.parse("1.*")).hasToString("1.*");
        assertThat(TagPattern.parse("1.*").isLiteral()).isFalse();
        assertThat(TagPattern.parse("1.2").isLiteral()).isTrue();
        assertThat(TagPattern.parse("1.*").matches(Tag.parse("1.2"))).isTrue();
        assertThat(TagPattern.parse("1.*").matches(Tag.parse("2.1"))).isFalse();
        Assertions.assertThatExceptionOfType(InvalidNameException.class)
                .isThrownBy(() -> TagPattern.parse("-"))
                .withMessageStartingWith("\"-\" is not a tag");
    }

    private static void assertCovers(String entry, String... others) {
        assertThat(others).allMatch(other -> only("!" + entry).covers(only(other)));
    }

    private static void assertCoversNot(String entry, String... others) {
        assertThat(others).noneMatch(other -> only("!" + entry).covers(only(other)));
    }

    private static Entry only(String text) {
        return Written.list(IndexType.HUB, text).entries().get(0);
    }
}
