package org.dockermirror.allowlist.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dockermirror.allowlist.rule.AllowList;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.AllowListText;
import org.dockermirror.allowlist.rule.Entry;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.junit.Test;

/** Runs every example of docs/allow-list.md, which operators read. */
public class DocumentedListTest {

    private final List<String> page = read();

    @Test
    public void whatEntriesAllowAndWhatNot() throws InvalidAllowListException {
        for (String header :
                new String[] {"| entry | allows | does not allow |", "| entries | allows | does not allow |"}) {
            for (List<List<String>> row : rows(header)) {
                assertRow(list(row.get(0), IndexType.HUB, ""), row.get(1), row.get(2));
            }
        }
    }

    @Test
    public void whatEntriesAllowOnOtherRegistries() throws InvalidAllowListException {
        for (List<List<String>> row : rows("| upstream | entry | allows | does not allow |")) {
            assertRow(list(row.get(1), IndexType.REGISTRY, row.get(0).get(0)), row.get(2), row.get(3));
        }
    }

    @Test
    public void whatIsWarnedOf() throws InvalidAllowListException {
        for (List<List<String>> row : rows("## Warnings", "| written | said |")) {
            assertThat(AllowListParser.parse(written(row.get(0)), IndexType.HUB).warnings())
                    .as(row.toString())
                    .extracting(Problem::message)
                    .isEqualTo(row.get(1));
        }
    }

    @Test
    public void whatIsRefused() {
        for (List<List<String>> row : rows("## Errors", "| written | said |")) {
            assertThatExceptionOfType(InvalidAllowListException.class)
                    .as(row.toString())
                    .isThrownBy(() -> AllowListParser.parse(written(row.get(0)), IndexType.HUB))
                    .satisfies(e -> assertThat(e.problems())
                            .extracting(Problem::message)
                            .isEqualTo(row.get(1)));
        }
    }

    @Test
    public void theTextFileAndTheYamlSayTheSame() throws InvalidAllowListException {
        List<String> yaml = new ArrayList<>();
        String mark = "";
        for (String line : block("```yaml")) {
            mark = line.strip().equals("deny:") ? "!" : mark;
            if (line.startsWith("      - ")) {
                yaml.add(mark + line.substring(8));
            }
        }
        List<WrittenEntry> text = AllowListText.parse("list.txt", String.join("\n", block("```text")));
        assertThat(AllowListParser.parse(text, IndexType.HUB).list().entries())
                .extracting(Entry::toString)
                .isEqualTo(list(yaml, IndexType.HUB, "").entries().stream()
                        .map(Entry::toString)
                        .toList())
                .containsExactly("helloz/**", "library/nginx", "!helloz/private-*");
    }

    private static void assertRow(AllowList list, List<String> allowed, List<String> refused) {
        Condition condition = Condition.of(list);
        assertThat(allowed.size() + refused.size()).isPositive();
        assertThat(allowed)
                .as("allowed by %s", list.entries())
                .allMatch(image ->
                        Explanation.of(condition, ImageReference.parse(image)).isAllowed());
        assertThat(refused)
                .as("refused by %s", list.entries())
                .noneMatch(image ->
                        Explanation.of(condition, ImageReference.parse(image)).isAllowed());
    }

    private static AllowList list(List<String> entries, IndexType indexType, String upstream)
            throws InvalidAllowListException {
        return AllowListParser.parse(written(entries), indexType, upstream).list();
    }

    private static List<WrittenEntry> written(List<String> entries) {
        return entries.stream()
                .map(entry -> new WrittenEntry(entry, Position.in("page")))
                .toList();
    }

    /** The rows of every table under that header: cells, and in each what stands between backquotes. */
    private List<List<List<String>>> rows(String header) {
        return rows(page, header);
    }

    private List<List<List<String>>> rows(String heading, String header) {
        List<String> section = page.subList(page.indexOf(heading), page.size());
        return rows(section.subList(0, endOfFirstTable(section)), header);
    }

    private static int endOfFirstTable(List<String> section) {
        int first = 0;
        while (!section.get(first).startsWith("|")) {
            first++;
        }
        while (section.get(first).startsWith("|")) {
            first++;
        }
        return first;
    }

    private static List<List<List<String>>> rows(List<String> lines, String header) {
        List<List<List<String>>> rows = new ArrayList<>();
        boolean inTable = false;
        for (String line : lines) {
            inTable = line.equals(header) || inTable && line.startsWith("|");
            if (inTable && !line.equals(header) && !line.startsWith("|---")) {
                rows.add(Stream.of(line.substring(2, line.length() - 1).split("\\|", -1))
                        .map(DocumentedListTest::quoted)
                        .toList());
            }
        }
        assertThat(rows).as(header).isNotEmpty();
        return rows;
    }

    private static List<String> quoted(String cell) {
        List<String> texts = new ArrayList<>();
        String[] pieces = cell.split("`", -1);
        for (int i = 1; i < pieces.length; i += 2) {
            texts.add(pieces[i]);
        }
        return texts;
    }

    private List<String> block(String fence) {
        List<String> behind = page.subList(page.indexOf(fence) + 1, page.size());
        return behind.subList(0, behind.indexOf("```"));
    }

    private static List<String> read() {
        try {
            return Files.readAllLines(Path.of("../docs/allow-list.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
