package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One {@code docker-mirror.yaml} put into another. What the new one names stands as it is written there, each mirror whole;
 * what it does not name stays as it was. A new one that names everything takes the place of the other.
 */
final class FileMerge {

    private static final LoadSettings READING = LoadSettings.builder().build();
    private static final DumpSettings IN_BRACKETS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setWidth(Integer.MAX_VALUE)
            .build();

    private final YamlText sent;
    private YamlText merged;

    private FileMerge(YamlText present, YamlText sent) {
        this.merged = present;
        this.sent = sent;
    }

    /**
     * @param present a text in which every mirror has a name of its own
     * @param sent another such text
     */
    static String of(String present, String sent) throws CannotEditException {
        YamlText before = YamlText.of(present);
        YamlText with = YamlText.of(sent);
        Set<String> names = named(before).keySet();
        if (!names.isEmpty() && named(with).keySet().containsAll(names)) {
            return sent;
        }
        FileMerge merge = new FileMerge(before, with);
        try {
            merge.takeAll();
        } catch (CannotEditException e) {
            throw notPutIn();
        }
        merge.requireExactly(before);
        return merge.merged.text();
    }

    private void takeAll() throws CannotEditException {
        for (Map.Entry<String, NodeTuple> setting : sent.settings().entrySet()) {
            takeSetting(setting.getKey(), setting.getValue());
        }
        for (String repository : sent.mirrorsByName().keySet()) {
            takeMirror(repository);
        }
    }

    private void takeSetting(String key, NodeTuple wanted) throws CannotEditException {
        NodeTuple there = merged.settings().get(key);
        if (there != null && YamlMeaning.of(there.getValueNode()).equals(YamlMeaning.of(wanted.getValueNode()))) {
            return;
        }
        String text = merged.text();
        Span from = new Span(sent.span(wanted.getKeyNode()).start(), endOfLine(sent, wanted.getValueNode()));
        String written = written(from, merged.column());
        if (there == null) {
            String newline = text.endsWith("\n") ? "" : newline();
            merged = YamlText.of(text + newline + " ".repeat(merged.column()) + written + newline());
        } else {
            merged = spliced(merged.span(there.getKeyNode()).start(), endOfLine(merged, there.getValueNode()), written);
        }
    }

    private void takeMirror(String repository) throws CannotEditException {
        MappingNode wanted = sent.mirror(repository);
        SequenceNode mirrors = merged.mirrors().orElseThrow(FileMerge::notPutIn);
        boolean isInLines = mirrors.getFlowStyle() == FlowStyle.BLOCK;
        MappingNode there = merged.mirrorsByName().get(repository);
        if (there == null) {
            merged = YamlText.of(isInLines ? addedInLines(mirrors, wanted) : addedInBrackets(mirrors, wanted));
        } else if (!YamlMeaning.of(there).equals(YamlMeaning.of(wanted))) {
            Span place = merged.span(there);
            merged = isInLines
                    ? spliced(
                            place.start(),
                            LineList.endOfLine(merged.text(), place.end()),
                            inLines(wanted, YamlText.column(there)))
                    : spliced(place.start(), place.end(), inBrackets(wanted));
        }
    }

    private String addedInLines(SequenceNode mirrors, MappingNode wanted) {
        List<Node> items = mirrors.getValue();
        int end = LineList.endOfLine(
                merged.text(), merged.span(items.get(items.size() - 1)).end());
        int column = YamlText.column(mirrors);
        String item = newline() + " ".repeat(column) + "- " + inLines(wanted, column + 2);
        return merged.text().substring(0, end) + item + merged.text().substring(end);
    }

    private String addedInBrackets(SequenceNode mirrors, MappingNode wanted) throws CannotEditException {
        Span list = merged.span(mirrors);
        if (mirrors.getValue().isEmpty()) {
            int column = merged.column() + 2;
            String item = newline() + " ".repeat(column) + "- " + inLines(wanted, column + 2);
            return merged.text().substring(0, merged.endOfMirrorsKey())
                    + item
                    + merged.text().substring(list.end());
        }
        List<Span> spans = mirrors.getValue().stream().map(merged::span).toList();
        List<String> names = new ArrayList<>(merged.mirrorsByName().keySet());
        List<String> more = new ArrayList<>(names);
        String item = inBrackets(wanted);
        more.add(item);
        return new FlowList(merged.text(), list, spans, names, newline()).with(more, value -> value);
    }

    /** A mirror as it is sent, to begin at a column. */
    private String inLines(MappingNode mirror, int column) {
        Span span = sent.span(mirror);
        boolean isInLines = sent.text().substring(0, span.start()).strip().endsWith("-");
        int end = isInLines ? LineList.endOfLine(sent.text(), span.end()) : span.end();
        return written(new Span(span.start(), end), column);
    }

    private String inBrackets(MappingNode mirror) {
        Span span = sent.span(mirror);
        if (mirror.getFlowStyle() == FlowStyle.FLOW) {
            return sent.text().substring(span.start(), span.end());
        }
        return new Dump(IN_BRACKETS)
                .dumpToString(new Load(READING).loadFromString(written(span, 0)))
                .strip();
    }

    /** A part of what was sent, moved so that its first line begins at the column. */
    private String written(Span part, int column) {
        String text = sent.text();
        int before = part.start() - (text.lastIndexOf('\n', part.start() - 1) + 1);
        StringBuilder moved = new StringBuilder();
        for (String line : text.substring(part.start(), part.end()).lines().toList()) {
            if (moved.isEmpty()) {
                moved.append(line);
            } else {
                int blanks = line.length() - line.stripLeading().length();
                int indentation = line.isBlank() ? 0 : Math.max(blanks + column - before, 0);
                moved.append(newline()).append(" ".repeat(indentation)).append(line.substring(blanks));
            }
        }
        return moved.toString();
    }

    private YamlText spliced(int from, int to, String replacement) throws CannotEditException {
        return YamlText.of(
                merged.text().substring(0, from) + replacement + merged.text().substring(to));
    }

    private static int endOfLine(YamlText yaml, Node node) {
        return LineList.endOfLine(yaml.text(), yaml.span(node).end());
    }

    private String newline() {
        return LineList.newlineOf(merged.text());
    }

    private void requireExactly(YamlText before) throws CannotEditException {
        Map<String, Object> wanted = new HashMap<>(named(before));
        wanted.putAll(named(sent));
        List<String> order = new ArrayList<>(before.mirrorsByName().keySet());
        Set<String> there = Set.copyOf(order);
        sent.mirrorsByName().keySet().stream()
                .filter(name -> !there.contains(name))
                .forEach(order::add);
        if (!named(merged).equals(wanted)
                || !List.copyOf(merged.mirrorsByName().keySet()).equals(order)) {
            throw notPutIn();
        }
    }

    private static CannotEditException notPutIn() {
        return new CannotEditException("what was sent cannot be put between what it says; write both files with one"
                + " setting a line, and \"- \" before each mirror");
    }

    /** What each setting and each mirror means, by its name. */
    private static Map<String, Object> named(YamlText yaml) throws CannotEditException {
        Map<String, Object> named = new LinkedHashMap<>();
        yaml.settings().forEach((key, tuple) -> named.put("setting " + key, YamlMeaning.of(tuple.getValueNode())));
        yaml.mirrorsByName().forEach((name, mirror) -> named.put("mirror " + name, YamlMeaning.of(mirror)));
        return named;
    }
}
