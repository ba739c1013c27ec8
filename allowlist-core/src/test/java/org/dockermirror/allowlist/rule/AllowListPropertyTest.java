package org.dockermirror.allowlist.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dockermirror.allowlist.name.ImageName;
import org.junit.Test;

/** Thousands of made-up lists and names against the plain meaning of an entry; the seed is fixed, so a failure stays. */
public class AllowListPropertyTest {

    private static final String[] PARTS = {"a", "b", "aa", "a.b", "a-b", "library", "manifests"};

    private final Random random = new Random(20260713);

    @Test
    public void anEntryReadAgainIsTheSame() throws InvalidAllowListException {
        for (int i = 0; i < 5_000; i++) {
            IndexType indexType = anIndexType();
            String text = anEntry();
            Entry once = onlyEntry(text, indexType);
            String shown = once.toString();
            // A first part with a dot would be taken for a host, so it is written behind the upstream's.
            Entry again = onlyEntry("upstream.example/" + shown, indexType);
            assertThat(again).as(text).isEqualTo(once).hasToString(shown);
        }
    }

    @Test
    public void exactlyTheNamesThatSomeEntryCoversAreAllowed() throws InvalidAllowListException {
        int allowed = 0;
        for (int i = 0; i < 5_000; i++) {
            IndexType indexType = anIndexType();
            List<String> entries =
                    Stream.generate(() -> anEntry()).limit(random.nextInt(5)).toList();
            AllowList list = parse(entries, indexType);
            for (int j = 0; j < 20; j++) {
                String name = aName();
                Optional<Entry> entry = list.scopeOf(ImageName.parse(name)).flatMap(Scope::wholeEntry);
                boolean covered = entries.stream().anyMatch(text -> covers(text, name, indexType));
                assertThat(entry.isPresent())
                        .as("%s in %s (%s)", name, entries, indexType)
                        .isEqualTo(covered);
                entry.ifPresent(it -> assertThat(list.entries()).contains(it));
                allowed += covered ? 1 : 0;
            }
        }
        assertThat(allowed).as("names on both sides").isBetween(1_000, 99_000);
    }

    /** The meaning of an entry, in the slowest and plainest words. */
    private static boolean covers(String entry, String image, IndexType indexType) {
        List<String> name = parts(image, indexType);
        List<String> wanted =
                List.of(entry.substring("upstream.example/".length()).split("/"));
        String last = wanted.get(wanted.size() - 1);
        if (!last.startsWith("*")) {
            return parts(String.join("/", wanted), indexType).equals(name);
        }
        int depth = wanted.size() - 1;
        boolean below = name.size() > depth && name.subList(0, depth).equals(wanted.subList(0, depth));
        return below && (last.equals("**") || name.size() == depth + 1);
    }

    private static List<String> parts(String image, IndexType indexType) {
        List<String> parts = List.of(image.split("/"));
        return indexType == IndexType.HUB && parts.size() == 1 ? List.of("library", parts.get(0)) : parts;
    }

    private String anEntry() {
        String wildcard = new String[] {"", "/*", "/**"}[random.nextInt(3)];
        return "upstream.example/" + aName() + wildcard;
    }

    private String aName() {
        return String.join(
                "/",
                IntStream.rangeClosed(0, random.nextInt(4))
                        .mapToObj(i -> PARTS[random.nextInt(PARTS.length)])
                        .toList());
    }

    private IndexType anIndexType() {
        return random.nextBoolean() ? IndexType.HUB : IndexType.REGISTRY;
    }

    private static Entry onlyEntry(String text, IndexType indexType) throws InvalidAllowListException {
        return parse(List.of(text), indexType).entries().get(0);
    }

    private static AllowList parse(List<String> entries, IndexType indexType) throws InvalidAllowListException {
        return AllowListParser.parse(WrittenEntry.allIn("test", entries), indexType, "upstream.example")
                .list();
    }
}
