package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML text and where its parts stand in it. */
final class YamlText {

    private static final String MIRRORS = "mirrors";
    private static final int DEEPEST = 50;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

    private final String text;
    private final Node root;
    private final int[] offsets;

    private YamlText(String text, Node root) {
        this.text = text;
        this.root = root;
        this.offsets = offsets(text);
    }

    /** @param text without a byte order mark */
    static YamlText of(String text) throws CannotEditException {
        try {
            Node root = new Compose(SETTINGS)
                    .composeString(text)
                    .orElseThrow(() -> new CannotEditException("the file is empty; write \"mirrors:\" into it"));
            YamlText yaml = new YamlText(text, root);
            yaml.refuseReferences(root, 0);
            return yaml;
        } catch (MarkedYamlEngineException e) {
            throw new CannotEditException("the file is no YAML"
                    + e.getProblemMark().map(YamlText::place).orElse("") + "; it can be changed when that is mended");
        } catch (YamlEngineException e) {
            throw new CannotEditException("the file is no YAML; it can be changed when that is mended");
        }
    }

    String text() {
        return text;
    }

    /** The column that the keys beside the mirrors begin at, from 0. */
    int column() {
        return column(root);
    }

    /** The list of all mirrors, if there is one. */
    Optional<SequenceNode> mirrors() throws CannotEditException {
        return mirrorsField()
                .map(NodeTuple::getValueNode)
                .filter(SequenceNode.class::isInstance)
                .map(SequenceNode.class::cast);
    }

    /** Behind the colon of the key of all mirrors, which must be there. */
    int endOfMirrorsKey() throws CannotEditException {
        return text.indexOf(':', span(mirrorsField().orElseThrow().getKeyNode()).end()) + 1;
    }

    private Optional<NodeTuple> mirrorsField() throws CannotEditException {
        return root instanceof MappingNode top ? field(top, MIRRORS) : Optional.empty();
    }

    /** The settings beside the mirrors, by their keys, in their order. */
    Map<String, NodeTuple> settings() {
        Map<String, NodeTuple> settings = new LinkedHashMap<>();
        if (root instanceof MappingNode top) {
            for (NodeTuple tuple : top.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key && !isMirrors(tuple)) {
                    settings.put(key.getValue(), tuple);
                }
            }
        }
        return settings;
    }

    private static boolean isMirrors(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(MIRRORS);
    }

    /** The mirrors that have a name, in their order. */
    Map<String, MappingNode> mirrorsByName() throws CannotEditException {
        Map<String, MappingNode> mirrors = new LinkedHashMap<>();
        Optional<SequenceNode> list = mirrors();
        if (list.isPresent()) {
            for (Node item : list.get().getValue()) {
                if (item instanceof MappingNode mirror) {
                    scalar(mirror, "repository").ifPresent(name -> mirrors.put(name, mirror));
                }
            }
        }
        return mirrors;
    }

    /** The mirror of that name. */
    MappingNode mirror(String repository) throws CannotEditException {
        Optional<SequenceNode> mirrors = mirrors();
        MappingNode found = null;
        if (mirrors.isPresent()) {
            for (Node item : mirrors.get().getValue()) {
                if (item instanceof MappingNode mirror
                        && scalar(mirror, "repository").equals(Optional.of(repository))) {
                    if (found != null) {
                        throw new CannotEditException("the file has two mirrors \"" + repository + "\"; keep one");
                    }
                    found = mirror;
                }
            }
        }
        if (found == null) {
            throw new CannotEditException("the file has no mirror \"" + repository + "\"");
        }
        return found;
    }

    static Optional<NodeTuple> field(MappingNode mapping, String key) throws CannotEditException {
        NodeTuple found = null;
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                if (found != null) {
                    throw new CannotEditException("\"" + key + "\" is set twice, the second time"
                            + tuple.getKeyNode()
                                    .getStartMark()
                                    .map(YamlText::place)
                                    .orElse("") + "; keep one");
                }
                found = tuple;
            }
        }
        return Optional.ofNullable(found);
    }

    static Optional<String> scalar(MappingNode mapping, String key) throws CannotEditException {
        return field(mapping, key)
                .map(NodeTuple::getValueNode)
                .filter(ScalarNode.class::isInstance)
                .map(node -> ((ScalarNode) node).getValue());
    }

    /** Where a node's own text stands: a block collection's end mark lies behind blanks and comments. */
    Span span(Node node) {
        return new Span(offset(node.getStartMark()), end(node));
    }

    /** The column that a node begins at, from 0. */
    static int column(Node node) {
        return node.getStartMark().orElseThrow().getColumn();
    }

    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().get(collection.getValue().size() - 1);
            return end(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        int end = offset(node.getEndMark());
        // A text over several lines ends where the next line begins.
        while (node instanceof ScalarNode && end > 0 && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private int offset(Optional<Mark> mark) {
        int index = mark.orElseThrow().getIndex();
        return offsets.length == 0 ? index : offsets[index];
    }

    /** Marks count code points; nothing where those are all one character wide. */
    private static int[] offsets(String text) {
        int points = text.codePointCount(0, text.length());
        if (points == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[points + 1];
        for (int i = 0; i < points; i++) {
            offsets[i + 1] = offsets[i] + Character.charCount(text.codePointAt(offsets[i]));
        }
        return offsets;
    }

    private void refuseReferences(Node node, int depth) throws CannotEditException {
        if (node.getAnchor().isPresent() || depth > DEEPEST) {
            throw new CannotEditException("the file has a YAML anchor, or is nested too deep"
                    + node.getStartMark().map(YamlText::place).orElse("") + "; it can be changed without that");
        }
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                refuseReferences(item, depth + 1);
            }
        } else if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                refuseReferences(tuple.getKeyNode(), depth + 1);
                refuseReferences(tuple.getValueNode(), depth + 1);
            }
        }
    }

    /** All that the text means, but for some fields of one mirror: to be compared with another text's. */
    Object meaningWithout(MappingNode mirror, List<String> keys) {
        return YamlMeaning.without(root, mirror, keys);
    }

    /** What each setting beside the mirrors means, and then what each mirror means. */
    List<Object> meanings() throws CannotEditException {
        List<Object> meanings = new ArrayList<>();
        if (root instanceof MappingNode top) {
            for (NodeTuple tuple : top.getValue()) {
                if (!isMirrors(tuple)) {
                    meanings.add(Map.entry(YamlMeaning.of(tuple.getKeyNode()), YamlMeaning.of(tuple.getValueNode())));
                }
            }
            mirrors().ifPresent(list -> list.getValue().forEach(item -> meanings.add(YamlMeaning.of(item))));
        }
        return meanings;
    }

    private static String place(Mark mark) {
        return " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
