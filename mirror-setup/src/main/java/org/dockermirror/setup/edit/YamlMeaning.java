package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What YAML means however it is written, to be compared with what another text means. */
final class YamlMeaning {

    private YamlMeaning() {}

    static Object of(Node node) {
        return without(node, node, List.of());
    }

    /** All that a node means, but for some fields of one mapping in it. */
    static Object without(Node node, Node mapping, List<String> keys) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getTag() + " " + scalar.getValue();
        }
        List<Object> meaning = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> meaning.add(without(item, mapping, keys)));
        } else if (node instanceof MappingNode fields) {
            for (NodeTuple tuple : fields.getValue()) {
                boolean isLeftOut = fields.equals(mapping)
                        && tuple.getKeyNode() instanceof ScalarNode key
                        && keys.contains(key.getValue());
                if (!isLeftOut) {
                    meaning.add(Map.entry(
                            without(tuple.getKeyNode(), mapping, keys), without(tuple.getValueNode(), mapping, keys)));
                }
            }
        }
        return meaning;
    }
}
