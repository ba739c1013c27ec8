package org.dockermirror.cli.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dockermirror.cli.CommandException;
import org.dockermirror.cli.nexus.NexusServer;
import org.dockermirror.setup.plan.AnonymousReach;
import org.dockermirror.setup.plan.Change;

/**
 * What the bundles in a server said about a file.
 *
 * @param state how it stands after an apply ({@code DONE}, {@code WAITING}, {@code BLOCKED}); empty where nothing was done
 * @param open what a person should know or do after an apply
 */
record ThroughBundles(Comparison comparison, String state, List<String> open) {

    private static final String FAILED = "FAILED";

    static ThroughBundles of(NexusServer server, JsonNode answer) {
        List<Change> changes = new ArrayList<>();
        for (JsonNode change : answer.path("changes")) {
            changes.add(new Change(
                    Change.Kind.valueOf(change.path("kind").asText()),
                    change.path("thing").asText(),
                    texts(change.path("gone")),
                    texts(change.path("added")),
                    texts(change.path("entries"))));
        }
        Map<String, AnonymousReach.Reader> readable = new TreeMap<>();
        for (JsonNode reader : answer.path("readableWithoutLogin")) {
            readable.put(
                    reader.path("repository").asText(),
                    new AnonymousReach.Reader(
                            reader.path("role").asText(),
                            Optional.of(reader.path("contentSelector"))
                                    .filter(JsonNode::isTextual)
                                    .map(JsonNode::asText)));
        }
        Comparison comparison = new Comparison(
                server,
                changes,
                texts(answer.path("conflicts")),
                texts(answer.path("missing")),
                texts(answer.path("warnings")),
                Enforcement.WHOLE,
                readable);
        JsonNode state = answer.path("state");
        return new ThroughBundles(comparison, state.isTextual() ? state.asText() : "", texts(answer.path("open")));
    }

    /** Ends the command if a step failed in the server. */
    void requireDone() {
        if (state.equals(FAILED)) {
            throw CommandException.failed(comparison.server().address() + " " + String.join("; ", open));
        }
    }

    /** Whether everything is as the file wishes it now. */
    boolean isDone() {
        return state.equals("DONE");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : array) {
            texts.add(text.asText());
        }
        return texts;
    }
}
