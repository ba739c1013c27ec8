package org.dockermirror.setup.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Thousands of made-up files and changes: what is read back is what was wished. The seed is fixed. */
public class EditPropertyTest {

    private static final String[] ENTRIES = {
        "a", "b/c", "d/**", "*/x", "**", "1.27", "true", "null", "~", "a:1.*", "x@y", "- a", "a, b", "[", "]}", "'",
        "\"", "\\", "# c", "a #b", "a: b", "?", "%x", "&a", "|", ">", "😀", "é/ü", "---", "=", "<<", "a'b"
    };
    private static final String[] COMMENTS = {"", "", " # c", "   # [x], 'y' \"z\": - 😀", " # \ttab"};

    private final Random random = new Random(20260714);

    @Test
    public void whatIsReadBackFromYamlIsWhatWasWished() throws CannotEditException {
        for (int i = 0; i < 5_000; i++) {
            List<String> before = someEntries();
            List<String> wished = random.nextBoolean() ? someEntries() : shuffledPart(before);
            String newline = one("\n", "\n", "\r\n");
            String text = file(before).replace("\n", newline);
            assertThat(loaded(text)).as(text).isEqualTo(List.of(before, 1, "z"));
            String after = MirrorFileEdit.withList(text, "docker", wished);
            assertThat(loaded(after)).as(text + after).isEqualTo(List.of(wished, 1, "z"));
            if (newline.equals("\r\n")) {
                assertThat(after.replace("\r\n", "")).doesNotContain("\n");
            }
            String again = MirrorFileEdit.withList(after, "docker", wished);
            assertThat(again).isEqualTo(after);
            String entry = one(ENTRIES);
            if (!wished.contains(entry)) {
                wished.add(entry);
            }
            String added = MirrorFileEdit.withAllow(after, "docker", entry);
            assertThat(loaded(added)).as(after + added).isEqualTo(List.of(wished, 1, "z"));
        }
    }

    @Test
    public void whatIsReadBackFromATextFileIsWhatWasWished() throws CannotEditException {
        for (int i = 0; i < 5_000; i++) {
            List<String> before = someLines();
            List<String> wished = random.nextBoolean() ? someLines() : shuffledPart(before);
            String text = before.stream()
                    .map(line -> one("", "", "# c\n", "\n") + one("", " ") + line + one("", " # c", "  ") + "\n")
                    .collect(Collectors.joining());
            String after = ListTextEdit.withList(text, wished);
            assertThat(lines(after)).as(text + after).isEqualTo(wished);
            assertThat(after.lines().filter(line -> line.equals("# c")).count())
                    .isEqualTo(text.lines().filter(line -> line.equals("# c")).count());
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> line.replaceAll("(^| )#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private List<String> someLines() {
        return someEntries().stream().filter(entry -> entry.indexOf('#') < 0).collect(Collectors.toList());
    }

    /** The list, the port behind it, and the list of the other mirror. */
    private static Object loaded(String text) {
        Object mirrors = ((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text)).get("mirrors");
        Map<?, ?> docker = (Map<?, ?>) ((List<?>) mirrors).get(0);
        Map<?, ?> other = (Map<?, ?>) ((List<?>) mirrors).get(1);
        return List.of(docker.get("allow"), docker.get("port"), ((List<?>) other.get("allow")).get(0));
    }

    private String file(List<String> entries) {
        String list = random.nextBoolean() && !entries.isEmpty() ? block(entries) : flow(entries);
        String rest = "\n    port: 1\n  - repository: other\n    allow: [z]\n";
        return "mirrors:" + one(COMMENTS) + "\n  - repository: docker\n    allow:" + list + rest;
    }

    private String block(List<String> entries) {
        String indent = one("    ", "      ");
        return one(COMMENTS)
                + entries.stream()
                        .map(entry ->
                                "\n" + one("", "", "  # above\n", "\n") + indent + "- " + quoted(entry) + one(COMMENTS))
                        .collect(Collectors.joining());
    }

    private String flow(List<String> entries) {
        boolean isOnLines = random.nextBoolean();
        StringBuilder list = new StringBuilder(" [" + (isOnLines ? one(COMMENTS) + "\n" : one("", " ")));
        for (int i = 0; i < entries.size(); i++) {
            list.append(isOnLines ? one("      ", "      # above\n      ") : "").append(quoted(entries.get(i)));
            list.append(one("", " ")).append(i + 1 < entries.size() || random.nextInt(4) == 0 ? "," : "");
            list.append(isOnLines ? one(COMMENTS) + "\n" : one("", " "));
        }
        return list + (isOnLines ? "      ]" : "]") + one(COMMENTS);
    }

    private String quoted(String entry) {
        return random.nextBoolean() && entry.matches("[a-z][a-z/*:.]*") && !entry.matches("true|null")
                ? entry
                : "'" + entry.replace("'", "''") + "'";
    }

    private List<String> someEntries() {
        return Stream.generate(() -> one(ENTRIES))
                .limit(random.nextInt(7))
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<String> shuffledPart(List<String> entries) {
        List<String> part = new ArrayList<>(entries);
        part.removeIf(entry -> random.nextInt(3) == 0);
        if (random.nextBoolean()) {
            Collections.shuffle(part, random);
        }
        return part;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
