package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.rule.AllowListText;
import org.dockermirror.allowlist.rule.Problem;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.edit.CannotEditException;
import org.dockermirror.setup.edit.YamlQuotes;
import org.dockermirror.setup.file.InvalidMirrorFileException;
import org.dockermirror.setup.file.MirrorFile;
import org.dockermirror.setup.wish.Mirror;

/**
 * A mirror as it is filled in: the capability's properties, and the same as an item of a {@code docker-mirror.yaml}, so
 * that form and file are read, checked and refused by one reader.
 */
public final class MirrorForm {

    public static final String REPOSITORY = "repository";
    public static final String ALLOW = "allow";
    public static final String UPSTREAM = "upstream";
    public static final String PORT = "port";
    public static final String DENY_MESSAGE = "denyMessage";

    private static final String HEAD = "mirrors:\n";

    private final Map<String, String> properties;
    /** The lines of the item, each with what it comes from. */
    private final List<Line> lines = new ArrayList<>();

    public MirrorForm(Map<String, String> properties) {
        this.properties = properties;
        lines.add(new Line("  - repository: " + quoted(value(REPOSITORY)), REPOSITORY, 0));
        setting(UPSTREAM, true);
        setting(PORT, false);
        setting(DENY_MESSAGE, true);
        List<WrittenEntry> entries = AllowListText.parse(ALLOW, value(ALLOW));
        lines.add(new Line("    allow:" + (entries.isEmpty() ? " []" : ""), ALLOW, 0));
        for (WrittenEntry entry : entries) {
            lines.add(new Line(
                    "      - " + quoted(entry.text()), ALLOW, entry.position().line()));
        }
    }

    /** The form that says what a mirror of a file wishes, as far as it has fields for it. */
    static MirrorForm of(Mirror mirror) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(REPOSITORY, mirror.repository());
        properties.put(ALLOW, String.join("\n", mirror.written()));
        if (!mirror.upstream().equals(Mirror.DOCKER_HUB)) {
            properties.put(UPSTREAM, mirror.upstream().toString());
        }
        mirror.port().ifPresent(port -> properties.put(PORT, String.valueOf(port)));
        if (!mirror.denyMessage().isEmpty()) {
            properties.put(DENY_MESSAGE, mirror.denyMessage());
        }
        return new MirrorForm(properties);
    }

    private void setting(String name, boolean isText) {
        String value = value(name).trim();
        if (!value.isEmpty()) {
            lines.add(new Line("    " + name + ": " + (isText ? quoted(value) : value), name, 0));
        }
    }

    public String repository() {
        return value(REPOSITORY);
    }

    /** How many entries the allow-list has. */
    public int size() {
        return AllowListText.parse(ALLOW, value(ALLOW)).size();
    }

    /** The entries that name one image and nothing else. */
    public List<String> namedImages() {
        return AllowListText.parse(ALLOW, value(ALLOW)).stream()
                .map(WrittenEntry::text)
                .filter(text -> !text.startsWith("!") && !text.contains("*") && !text.contains("@"))
                .collect(Collectors.toList());
    }

    public String value(String name) {
        return properties.getOrDefault(name, "");
    }

    /** What is filled in. */
    public Map<String, String> properties() {
        return Collections.unmodifiableMap(properties);
    }

    /** The same with another allow-list. */
    public Map<String, String> withAllow(String allow) {
        Map<String, String> changed = new LinkedHashMap<>(properties);
        changed.put(ALLOW, allow);
        return changed;
    }

    /** The file that says what these forms say. */
    public static String file(List<MirrorForm> forms) {
        StringBuilder text = new StringBuilder(HEAD);
        forms.forEach(form -> form.lines.forEach(line -> text.append(line.text).append('\n')));
        return text.toString();
    }

    /** What is wrong with it, by the field that it is filled in; several problems of a field are lines of one text. */
    public Map<String, String> problems() {
        Map<String, String> problems = new TreeMap<>();
        try {
            MirrorFile.parse("form", file(List.of(this)));
        } catch (InvalidMirrorFileException e) {
            for (Problem problem : e.problems()) {
                Line line = lineOf(problem);
                String where = line.lineOfList == 0 ? "" : "line " + line.lineOfList + ": ";
                problems.merge(line.field, where + problem.message(), (before, more) -> before + "\n" + more);
            }
        }
        return problems;
    }

    private Line lineOf(Problem problem) {
        int at = problem.position().line() - 2;
        return lines.get(Math.max(0, Math.min(at, lines.size() - 1)));
    }

    /** What cannot be read or seen is quoted too, to be refused by whoever reads it. */
    private static String quoted(String text) {
        try {
            return YamlQuotes.of(text);
        } catch (CannotEditException e) {
            return inQuotes(text);
        }
    }

    private static String inQuotes(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final class Line {
        private final String text;
        private final String field;
        private final int lineOfList;

        Line(String text, String field, int lineOfList) {
            this.text = text;
            this.field = field;
            this.lineOfList = lineOfList;
        }
    }
}
