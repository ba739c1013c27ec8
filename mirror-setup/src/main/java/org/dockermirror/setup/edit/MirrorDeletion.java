package org.dockermirror.setup.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mirror less in a {@code docker-mirror.yaml}. */
final class MirrorDeletion {

    private MirrorDeletion() {}

    /** The text without the mirror; everything else stays as it is written, comments above the mirror too. */
    static String of(String text, String repository) throws CannotEditException {
        YamlText yaml = YamlText.of(text);
        MappingNode mirror = yaml.mirror(repository);
        SequenceNode mirrors = yaml.mirrors().orElseThrow();
        int place = mirrors.getValue().indexOf(mirror);
        String changed = without(yaml, mirrors, place);
        List<Object> expected = yaml.meanings();
        expected.remove(expected.size() - mirrors.getValue().size() + place);
        if (!YamlText.of(changed).meanings().equals(expected)) {
            throw new CannotEditException("the mirror \"" + repository
                    + "\" is written in a form that cannot be taken out here; take it out of the file");
        }
        return changed;
    }

    private static String without(YamlText yaml, SequenceNode mirrors, int place) throws CannotEditException {
        String text = yaml.text();
        boolean isFlow = mirrors.getFlowStyle() == FlowStyle.FLOW;
        List<Span> spans = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Node item : mirrors.getValue()) {
            Span span = yaml.span(item);
            // With its "-", which may stand in a line of its own.
            spans.add(isFlow ? span : new Span(text.lastIndexOf('-', span.start() - 1), span.end()));
            Optional<String> name =
                    item instanceof MappingNode mapping ? YamlText.scalar(mapping, "repository") : Optional.empty();
            names.add(name.orElse("") + " " + names.size());
        }
        List<String> rest = new ArrayList<>(names);
        rest.remove(place);
        if (isFlow) {
            return new FlowList(text, yaml.span(mirrors), spans, names, LineList.newlineOf(text))
                    .with(rest, name -> name);
        }
        int colon = yaml.endOfMirrorsKey();
        String changed = new LineList(text, LineList.endOfLine(text, colon), spans, names).with(rest, name -> name, "");
        return rest.isEmpty() ? changed.substring(0, colon) + " []" + changed.substring(colon) : changed;
    }
}
