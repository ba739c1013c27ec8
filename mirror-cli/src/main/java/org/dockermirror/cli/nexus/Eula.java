package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The licence agreement that a Community Edition wants to be accepted before it serves anything. */
public final class Eula {

    private static final String PATH = "v1/system/eula";
    private static final String ACCEPTED = "accepted";

    private final Rest rest;

    Eula(Rest rest) {
        this.rest = rest;
    }

    /** Whether the server has one that nobody accepted. */
    public boolean isWaiting() {
        return find().filter(eula -> !eula.path(ACCEPTED).asBoolean(true)).isPresent();
    }

    /** Accepts it: the server wants its own text back. */
    public void accept() {
        find().ifPresent(eula -> rest.send("POST", PATH, ((ObjectNode) eula.deepCopy()).put(ACCEPTED, true)));
    }

    private Optional<JsonNode> find() {
        return rest.find(PATH).filter(JsonNode::isObject);
    }
}
