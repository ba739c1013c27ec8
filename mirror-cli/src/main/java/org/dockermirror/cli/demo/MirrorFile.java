package org.dockermirror.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.server.FileProblem;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The demo's {@code docker-mirror.yaml}, of whose first mirror it reads and changes single fields in place: a person may
 * have added others, and comments.
 */
record MirrorFile(String text, MappingNode mirror) {

    private static final String NEW = "mirrors:\n  - repository: docker\n    allow: []\n";
    private static final Dump FLOW = new Dump(DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .build());

    /** @throws CommandException if there is a file but no mirror can be read from it */
    static Optional<MirrorFile> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(parse(Files.readString(file), file.toString())) : Optional.empty();
        } catch (IOException e) {
            throw FileProblem.of("read docker-mirror.yaml", file, e);
        }
    }

    static MirrorFile fresh() {
        return parse(NEW, "new file");
    }

    /** @param name what the text is called in a message */
    static MirrorFile parse(String text, String name) {
        try {
            return new Compose(LoadSettings.builder().setLabel(name).build())
                    .composeString(text)
                    .flatMap(MirrorFile::firstMirror)
                    .map(mirror -> new MirrorFile(text, mirror))
                    .orElseThrow(
                            () -> CommandException.badInput(name + ": no mirror in it; write \"mirrors:\" and below"
                                    + " it \"  - repository: docker\", or delete the file"));
        } catch (MarkedYamlEngineException e) {
            String where = e.getProblemMark()
                    .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                    .orElse("");
            throw CommandException.badInput(name + where + ": " + e.getProblem() + "; mend or delete the file");
        }
    }

    List<String> allow() {
        return value("allow")
                .filter(SequenceNode.class::isInstance)
                .map(node -> scalars((SequenceNode) node))
                .orElse(List.of());
    }

    Optional<Integer> port() {
        return scalar("port").filter(text -> text.matches("\\d{1,5}")).map(Integer::valueOf);
    }

    Optional<String> upstream() {
        return scalar("upstream");
    }

    /** This file with the settings in it; fields that already say so are not touched. */
    MirrorFile with(DemoSettings settings) {
        MirrorFile file = settings.allow().equals(allow()) ? this : withField("allow", settings.allow());
        if (!file.port().equals(Optional.of(settings.dockerPort()))) {
            file = file.withField("port", settings.dockerPort());
        }
        if (settings.upstream().isPresent() && !file.upstream().equals(settings.upstream())) {
            file = file.withField("upstream", settings.upstream().get());
        }
        return file;
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw FileProblem.of("write docker-mirror.yaml", file, e);
        }
    }

    private MirrorFile withField(String key, Object value) {
        String field = key + ": " + FLOW.dumpToString(value).strip();
        String changed = tuple(key)
                .map(tuple -> splice(start(tuple.getKeyNode()), end(tuple.getValueNode()), field))
                .orElseGet(() -> {
                    Node last =
                            mirror.getValue().get(mirror.getValue().size() - 1).getValueNode();
                    String separator = mirror.getFlowStyle() == FlowStyle.FLOW
                            ? ", "
                            : "\n"
                                    + " "
                                            .repeat(mirror.getStartMark()
                                                    .map(Mark::getColumn)
                                                    .orElse(0));
                    return splice(end(last), end(last), separator + field);
                });
        return parse(changed, "changed file");
    }

    private String splice(int from, int to, String replacement) {
        return text.substring(0, from) + replacement + text.substring(to);
    }

    private int start(Node node) {
        return index(node.getStartMark());
    }

    /** Where the last character of a node's own text ends: a block collection's mark lies behind blanks and comments. */
    private int end(Node node) {
        if (node instanceof CollectionNode<?> collection
                && collection.getFlowStyle() == FlowStyle.BLOCK
                && !collection.getValue().isEmpty()) {
            Object last = collection.getValue().get(collection.getValue().size() - 1);
            return end(last instanceof NodeTuple tuple ? tuple.getValueNode() : (Node) last);
        }
        return index(node.getEndMark());
    }

    /** Marks count code points. */
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark.orElseThrow().getIndex());
    }

    private Optional<Node> value(String key) {
        return tuple(key).map(NodeTuple::getValueNode);
    }

    private Optional<String> scalar(String key) {
        return value(key).filter(ScalarNode.class::isInstance).map(node -> ((ScalarNode) node).getValue());
    }

    private Optional<NodeTuple> tuple(String key) {
        return tuple(mirror, key);
    }

    private static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key))
                .findFirst();
    }

    private static Optional<MappingNode> firstMirror(Node root) {
        return Optional.of(root)
                .filter(MappingNode.class::isInstance)
                .flatMap(mapping -> tuple((MappingNode) mapping, "mirrors"))
                .map(NodeTuple::getValueNode)
                .filter(node ->
                        node instanceof SequenceNode list && !list.getValue().isEmpty())
                .map(list -> ((SequenceNode) list).getValue().get(0))
                .filter(node ->
                        node instanceof MappingNode first && !first.getValue().isEmpty())
                .map(MappingNode.class::cast);
    }

    private static List<String> scalars(SequenceNode sequence) {
        List<String> values = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            if (node instanceof ScalarNode scalar) {
                values.add(scalar.getValue());
            }
        }
        return List.copyOf(values);
    }
}
