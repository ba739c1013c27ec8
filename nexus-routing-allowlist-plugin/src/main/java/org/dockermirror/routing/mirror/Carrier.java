package org.dockermirror.routing.mirror;

import org.dockermirror.allowlist.rule.IndexType;

/** A Docker proxy repository that carries one of our routing rules, whoever made the repository. */
final class Carrier {

    private final String repository;
    private final String routingRule;
    private final IndexType indexType;

    Carrier(String repository, String routingRule, IndexType indexType) {
        this.repository = repository;
        this.routingRule = routingRule;
        this.indexType = indexType;
    }

    String repository() {
        return repository;
    }

    String routingRule() {
        return routingRule;
    }

    /** What the repository's own configuration says. */
    IndexType indexType() {
        return indexType;
    }
}
