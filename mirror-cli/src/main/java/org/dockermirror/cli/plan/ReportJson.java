package org.dockermirror.cli.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.dockermirror.setup.plan.Change;
import org.dockermirror.setup.plan.Unenforced;

/** Tells a program what stands between a file and a server. */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static ObjectNode of(Comparison comparison) {
        ObjectNode all = JSON.createObjectNode();
        ObjectNode server =
                all.putObject("server").put("url", comparison.server().address().toString());
        comparison.server().version().ifPresent(version -> server.put("version", version.text()));
        server.put("bundles", comparison.server().bundles().isPresent());
        all.put("asWished", comparison.isAsWished());
        all.set("changes", changes(comparison.changes()));
        texts(all.putArray("conflicts"), comparison.conflicts());
        texts(all.putArray("missing"), comparison.missing());
        ArrayNode warnings = all.putArray("warnings");
        comparison.server().version().flatMap(version -> version.trouble()).ifPresent(warnings::add);
        texts(warnings, comparison.warnings());
        ArrayNode unenforced = all.putArray("unenforced");
        comparison
                .enforcement()
                .byNobody()
                .forEach(each -> texts(
                        entry(unenforced.addObject(), each)
                                .put("opens", each.opens())
                                .putArray("wouldEnforce"),
                        Report.enforcers(each.kind(), comparison.server())));
        ArrayNode byMap = all.putArray("enforcedByNginx");
        comparison
                .enforcement()
                .byMap()
                .forEach((each, address) -> entry(byMap.addObject(), each).put("publicUrl", address));
        ArrayNode fronts = all.putArray("nginx");
        comparison
                .enforcement()
                .fronts()
                .forEach(seen -> fronts.addObject()
                        .put("repository", seen.repository())
                        .put("publicUrl", seen.address())
                        .put("enforces", seen.isJudging())
                        .put("seen", seen.said()));
        ArrayNode readable = all.putArray("readableWithoutLogin");
        comparison.readable().forEach((repository, reader) -> {
            ObjectNode each = readable.addObject().put("repository", repository).put("role", reader.role());
            reader.selector().ifPresent(selector -> each.put("contentSelector", selector));
        });
        return all;
    }

    private static ObjectNode entry(ObjectNode node, Unenforced each) {
        return node.put("repository", each.repository())
                .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
                .put("entry", each.entry())
                .put("source", each.position().source())
                .put("line", each.position().line());
    }

    /** The same after an apply or remove. */
    static ObjectNode of(Comparison comparison, List<Change> done) {
        ObjectNode all = of(comparison);
        all.set("done", changes(done));
        return all;
    }

    private static ArrayNode changes(List<Change> changes) {
        ArrayNode array = JSON.createArrayNode();
        for (Change change : changes) {
            ObjectNode node = array.addObject()
                    .put("kind", change.kind().name().toLowerCase(Locale.ROOT))
                    .put("thing", change.thing());
            texts(node.putArray("gone"), change.gone());
            texts(node.putArray("added"), change.added());
            texts(node.putArray("entries"), change.entries());
        }
        return array;
    }

    static String text(ObjectNode node) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
