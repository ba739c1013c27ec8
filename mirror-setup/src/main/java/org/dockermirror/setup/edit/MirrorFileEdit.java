package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Changes of single mirrors in the text of a {@code docker-mirror.yaml}. Entries are in the form of a text file, in which
 * {@code !} begins a deny.
 */
public final class MirrorFileEdit {

    private static final String ALLOW = "allow";
    private static final String DENY = "deny";
    private static final String ALLOW_FILE = "allowFile";
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String mark;
    private final YamlText yaml;
    private final String repository;
    private final MappingNode mirror;

    private MirrorFileEdit(String text, String repository) throws CannotEditException {
        this.mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        this.yaml = YamlText.of(text.substring(mark.length()));
        this.repository = repository;
        this.mirror = yaml.mirror(repository);
    }

    /**
     * Adds an entry at the end of a mirror's list. A deny goes to {@code deny} if the mirror has that key, else quoted to
     * {@code allow}. A text that has the entry already stays as it is.
     *
     * @throws CannotEditException if the text has no such mirror, or its list stands in another file
     */
    public static String withAllow(String text, String repository, String entry) throws CannotEditException {
        MirrorFileEdit edit = new MirrorFileEdit(text, repository);
        List<String> entries = new ArrayList<>(edit.entries());
        if (entries.contains(entry)) {
            return text;
        }
        entries.add(entry);
        return edit.withEntries(entries);
    }

    /**
     * Replaces a mirror's whole list. Entries that stay keep their line and its comments; comments above an entry that
     * goes stay too.
     *
     * @throws CannotEditException if the text has no such mirror, or its list stands in another file
     */
    public static String withList(String text, String repository, List<String> entries) throws CannotEditException {
        return new MirrorFileEdit(text, repository).withEntries(entries);
    }

    /**
     * Puts another {@code docker-mirror.yaml} into this one. Each mirror and each setting beside the mirrors that it names
     * stands as it is written there, new mirrors behind the others; what it does not name stays as it is. One that names
     * everything takes the place of this one.
     *
     * @throws CannotEditException if the two cannot be put together
     */
    public static String withFile(String text, String sent) throws CannotEditException {
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        String bare = sent.startsWith(BYTE_ORDER_MARK) ? sent.substring(BYTE_ORDER_MARK.length()) : sent;
        return mark + FileMerge.of(text.substring(mark.length()), bare);
    }

    /**
     * Takes a mirror out. Comments above it stay.
     *
     * @throws CannotEditException if the text has no such mirror
     */
    public static String withoutMirror(String text, String repository) throws CannotEditException {
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        return mark + MirrorDeletion.of(text.substring(mark.length()), repository);
    }

    /**
     * Sets one other setting of a mirror.
     *
     * @throws CannotEditException if the text has no such mirror
     */
    public static String withSetting(String text, String repository, String key, String value)
            throws CannotEditException {
        MirrorFileEdit edit = new MirrorFileEdit(text, repository);
        // A number stays one, which quotes would make a text of.
        String written = value.matches("\\d{1,9}") ? value : YamlQuotes.of(value);
        String changed = edit.mark + edit.withField(key, written);
        MirrorFileEdit after = new MirrorFileEdit(changed, repository);
        if (!YamlText.scalar(after.mirror, key).equals(Optional.of(value))) {
            throw edit.notKept();
        }
        edit.requireSameRest(after, List.of(key));
        return changed;
    }

    /**
     * The text file that a mirror's list stands in, as written, if it has one; to be changed by {@link ListTextEdit}.
     *
     * @throws CannotEditException if the text has no such mirror
     */
    public static Optional<String> allowFile(String text, String repository) throws CannotEditException {
        return YamlText.scalar(new MirrorFileEdit(text, repository).mirror, ALLOW_FILE);
    }

    private List<String> entries() throws CannotEditException {
        List<String> entries = new ArrayList<>(values(ALLOW));
        values(DENY).forEach(deny -> entries.add("!" + deny));
        return entries;
    }

    private List<String> values(String key) throws CannotEditException {
        List<String> values = new ArrayList<>();
        for (Node item : items(key)) {
            if (!(item instanceof ScalarNode scalar)) {
                throw new CannotEditException("\"" + key + "\" of \"" + repository
                        + "\" is not a list of texts; it can be changed when it is");
            }
            values.add(scalar.getValue());
        }
        return values;
    }

    private List<Node> items(String key) throws CannotEditException {
        Optional<Node> value = YamlText.field(mirror, key).map(NodeTuple::getValueNode);
        if (value.isEmpty()
                || value.get() instanceof ScalarNode scalar && scalar.getValue().isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new CannotEditException(
                "\"" + key + "\" of \"" + repository + "\" is no list; it can be changed when it is");
    }

    private String withEntries(List<String> entries) throws CannotEditException {
        boolean hasDeny = YamlText.field(mirror, DENY).isPresent();
        List<String> inAllow = values(ALLOW);
        List<String> allow = new ArrayList<>();
        List<String> deny = new ArrayList<>();
        for (String entry : entries) {
            OneLine.require(entry);
            if (hasDeny && entry.startsWith("!") && !inAllow.contains(entry)) {
                deny.add(entry.substring(1));
            } else {
                allow.add(entry);
            }
        }
        MirrorFileEdit after = withValues(ALLOW, allow).withValues(DENY, deny);
        if (!after.values(ALLOW).equals(allow) || !after.values(DENY).equals(deny)) {
            throw notKept();
        }
        requireSameRest(after, List.of(ALLOW, DENY));
        return mark + after.yaml.text();
    }

    private MirrorFileEdit withValues(String key, List<String> values) throws CannotEditException {
        return values(key).equals(values) ? this : new MirrorFileEdit(mark + textWithValues(key, values), repository);
    }

    private String textWithValues(String key, List<String> values) throws CannotEditException {
        Optional<String> file = YamlText.scalar(mirror, ALLOW_FILE);
        if (key.equals(ALLOW) && file.isPresent()) {
            throw new CannotEditException(
                    "the allow-list of \"" + repository + "\" stands in " + file.get() + "; change it there");
        }
        Map<String, String> quoted = new LinkedHashMap<>();
        for (String value : values) {
            quoted.put(value, YamlQuotes.of(value));
        }
        List<Node> items = items(key);
        Optional<NodeTuple> field = YamlText.field(mirror, key);
        if (field.isEmpty() || !(field.get().getValueNode() instanceof SequenceNode sequence)) {
            return withField(key, "[" + String.join(", ", quoted.values()) + "]");
        }
        String text = yaml.text();
        List<Span> spans = items.stream().map(yaml::span).toList();
        if (sequence.getFlowStyle() == FlowStyle.FLOW) {
            return new FlowList(text, yaml.span(sequence), spans, values(key), LineList.newlineOf(text))
                    .with(values, value -> quoted.getOrDefault(value, value));
        }
        int colon = text.indexOf(':', yaml.span(field.get().getKeyNode()).end());
        int start = LineList.endOfLine(text, colon);
        int column = YamlText.column(sequence);
        String lead = LineList.newlineOf(text) + " ".repeat(column) + "- ";
        String changed = new LineList(text, start, spans, values(key))
                .with(values, value -> quoted.getOrDefault(value, value), lead);
        return values.isEmpty() ? changed.substring(0, colon + 1) + " []" + changed.substring(colon + 1) : changed;
    }

    private String withField(String key, String written) throws CannotEditException {
        Optional<NodeTuple> tuple = YamlText.field(mirror, key);
        String field = key + ": " + written;
        if (tuple.isPresent()) {
            int end = yaml.span(tuple.get().getValueNode()).end();
            return spliced(yaml.span(tuple.get().getKeyNode()).start(), end, field);
        }
        List<NodeTuple> fields = mirror.getValue();
        int end = yaml.span(fields.get(fields.size() - 1).getValueNode()).end();
        if (mirror.getFlowStyle() == FlowStyle.FLOW) {
            return spliced(end, end, ", " + field);
        }
        int endOfLine = LineList.endOfLine(yaml.text(), end);
        String indent = " ".repeat(YamlText.column(mirror));
        return spliced(endOfLine, endOfLine, LineList.newlineOf(yaml.text()) + indent + field);
    }

    private String spliced(int from, int to, String replacement) {
        return yaml.text().substring(0, from) + replacement + yaml.text().substring(to);
    }

    private void requireSameRest(MirrorFileEdit after, List<String> changed) throws CannotEditException {
        if (!yaml.meaningWithout(mirror, changed).equals(after.yaml.meaningWithout(after.mirror, changed))) {
            throw notKept();
        }
    }

    private CannotEditException notKept() {
        return new CannotEditException("the settings of \"" + repository
                + "\" are written in a form that cannot be changed here; change them in the file");
    }
}
