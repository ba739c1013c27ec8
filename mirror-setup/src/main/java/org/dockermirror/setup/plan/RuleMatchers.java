package org.dockermirror.setup.plan;

import java.util.List;
import org.dockermirror.allowlist.rule.AllowList;

/** Placeholder while the real one is being written. */
public record RuleMatchers(List<String> matchers) {
    /** Placeholder. */
    public static RuleMatchers of(AllowList list) {
        return new RuleMatchers(list.entries().stream().map(Object::toString).toList());
    }
}
