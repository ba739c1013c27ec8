package org.dockermirror.preset;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.setup.plan.Found;
import org.sonatype.nexus.common.entity.EntityId;
import org.sonatype.nexus.repository.routing.RoutingMode;
import org.sonatype.nexus.repository.routing.RoutingRule;
import org.sonatype.nexus.repository.routing.RoutingRuleStore;

/** The server's routing rules. */
@Named
@Singleton
public class RoutingRules {

    private final RoutingRuleStore store;

    @Inject
    public RoutingRules(RoutingRuleStore store) {
        this.store = store;
    }

    Map<String, Found.Rule> found() {
        return store.list().stream()
                .map(rule -> new Found.Rule(
                        rule.name(),
                        rule.description() == null ? "" : rule.description(),
                        rule.mode() == RoutingMode.ALLOW,
                        rule.matchers()))
                .collect(Collectors.toMap(Found.Rule::name, Function.identity()));
    }

    EntityId idOf(String name) {
        return byName(name).id();
    }

    void create(String name, String description, List<String> matchers) {
        store.create(store.newRoutingRule()
                .name(name)
                .description(description)
                .mode(RoutingMode.ALLOW)
                .matchers(matchers));
    }

    void update(String name, String description, List<String> matchers) {
        store.update(
                byName(name).description(description).mode(RoutingMode.ALLOW).matchers(matchers));
    }

    void delete(String name) {
        store.delete(byName(name));
    }

    private RoutingRule byName(String name) {
        RoutingRule rule = store.getByName(name);
        if (rule == null) {
            throw new IllegalStateException("routing rule " + name + " is gone");
        }
        return rule;
    }
}
