package org.dockermirror.routing.mirror;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A wished mirror, and its list compiled once for each index type that asks for it. */
final class MirrorList {

    private static final Logger log = LoggerFactory.getLogger(MirrorList.class);

    private final WishedMirror wished;
    private final Map<IndexType, Condition> conditions = new EnumMap<>(IndexType.class);

    private MirrorList(WishedMirror wished) {
        this.wished = wished;
    }

    /** @throws InvalidAllowListException if the list does not compile for the mirror's own index type */
    static MirrorList of(WishedMirror wished) throws InvalidAllowListException {
        MirrorList list = new MirrorList(wished);
        list.conditions.put(wished.indexType(), list.compile(wished.indexType()));
        return list;
    }

    WishedMirror wished() {
        return wished;
    }

    /** How repositories of the index type are judged; where the list makes no sense for it, everything is refused. */
    Condition conditionFor(IndexType indexType) {
        return conditions.computeIfAbsent(indexType, this::compileOrRefuseAll);
    }

    private Condition compileOrRefuseAll(IndexType indexType) {
        try {
            return compile(indexType);
        } catch (InvalidAllowListException e) {
            log.warn(
                    "docker-mirror: the allow-list of \"{}\" is not valid for repositories of index type {} that carry"
                            + " the routing rule \"{}\"; they refuse every image: {}",
                    wished.repository(),
                    indexType,
                    wished.routingRule(),
                    e.getMessage());
            return Condition.withoutList();
        }
    }

    private Condition compile(IndexType indexType) throws InvalidAllowListException {
        if (wished.entries().isEmpty()) {
            return Condition.withoutList();
        }
        Position position = Position.in("allow-list of \"" + wished.repository() + "\"");
        List<WrittenEntry> written = wished.entries().get().stream()
                .map(text -> new WrittenEntry(text, position))
                .collect(Collectors.toList());
        return Condition.of(
                AllowListParser.parse(written, indexType, wished.upstreamHost()).list());
    }
}
