package org.dockermirror.cli.nexus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dockermirror.setup.plan.Found;

/** The server's routing rules. */
final class RestRules {

    private static final String RULES = "v1/routing-rules";

    private final Rest rest;

    RestRules(Rest rest) {
        this.rest = rest;
    }

    Map<String, Found.Rule> found() {
        Map<String, Found.Rule> rules = new TreeMap<>();
        for (JsonNode rule : rest.get(RULES)) {
            String name = rule.path("name").asText();
            rules.put(
                    name,
                    new Found.Rule(
                            name,
                            Rest.text(rule.path("description")),
                            rule.path("mode").asText().equals("ALLOW"),
                            texts(rule.path("matchers"))));
        }
        return rules;
    }

    void create(String name, String description, List<String> matchers) {
        rest.send("POST", RULES, rule(name, description, matchers));
    }

    void update(String name, String description, List<String> matchers) {
        rest.send("PUT", RULES + "/" + Rest.part(name), rule(name, description, matchers));
    }

    void delete(String name) {
        rest.delete(RULES + "/" + Rest.part(name));
    }

    private static ObjectNode rule(String name, String description, List<String> matchers) {
        ObjectNode rule = Rest.JSON.createObjectNode();
        rule.put("name", name).put("description", description).put("mode", "ALLOW");
        matchers.forEach(rule.putArray("matchers")::add);
        return rule;
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : array) {
            texts.add(item.asText());
        }
        return texts;
    }
}
