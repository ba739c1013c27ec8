package org.dockermirror.setup.edit;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One more mirror, behind the last one of a {@code docker-mirror.yaml}. */
final class MirrorAddition {

    private MirrorAddition() {}

    /** The text with a mirror that has an empty list; everything else stays as it is written. */
    static String to(String text, String repository) throws CannotEditException {
        YamlText yaml = YamlText.of(text);
        Optional<SequenceNode> mirrors = yaml.mirrors();
        if (mirrors.isEmpty()
                || mirrors.get().getFlowStyle() == FlowStyle.FLOW
                || mirrors.get().getValue().isEmpty()) {
            throw notAList();
        }
        List<Node> items = mirrors.get().getValue();
        int end =
                LineList.endOfLine(text, yaml.span(items.get(items.size() - 1)).end());
        String line = LineList.newlineOf(text)
                + " ".repeat(mirrors.get().getStartMark().orElseThrow().getColumn());
        String changed = text.substring(0, end)
                + line
                + "- repository: "
                + YamlQuotes.of(repository)
                + line
                + "  allow: []"
                + text.substring(end);
        List<Object> before = yaml.meanings();
        List<Object> after = YamlText.of(changed).meanings();
        if (after.size() != before.size() + 1
                || !after.subList(0, before.size()).equals(before)) {
            throw notAList();
        }
        return changed;
    }

    private static CannotEditException notAList() {
        return new CannotEditException(
                "\"mirrors\" is not a list with \"- \" before each mirror; add the mirror in the file");
    }
}
