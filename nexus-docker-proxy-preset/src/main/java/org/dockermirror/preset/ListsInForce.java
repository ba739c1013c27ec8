package org.dockermirror.preset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.routing.mirror.JudgedMirror;
import org.dockermirror.routing.mirror.Mirrors;
import org.dockermirror.routing.mirror.WishedMirror;
import org.dockermirror.setup.wish.Mirror;

/** The allow-lists by which the server judges requests. */
@Named
@Singleton
public class ListsInForce {

    private final Mirrors mirrors;

    @Inject
    public ListsInForce(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    /** The names of the repositories that are judged now. */
    List<String> repositories() {
        return mirrors.judged().stream().map(JudgedMirror::repository).sorted().collect(Collectors.toList());
    }

    /** The routing rule that belongs to the repository's own list; nothing if it has none. */
    Optional<String> ruleOf(String repository) {
        return mirrors.wished().stream()
                .filter(mirror -> mirror.repository().equals(repository))
                .map(WishedMirror::routingRule)
                .findFirst();
    }

    /** The repository whose list this one is judged by: itself, or one whose routing rule it carries. */
    Optional<String> ownerOf(String repository) {
        return mirrors.listOwner(repository).map(WishedMirror::repository);
    }

    /** Takes these repositories' lists out of force: those that carry our rules all the same are refused everything. */
    void forget(Set<String> repositories) {
        replace(mirrors.wished().stream()
                .filter(mirror -> !repositories.contains(mirror.repository()))
                .collect(Collectors.toList()));
    }

    /** Judges these repositories by these lists from now on, and none that is not among them or carries their rules. */
    void putInForce(List<Mirror> wished) {
        replace(wished.stream().map(ListsInForce::judged).collect(Collectors.toList()));
    }

    /** Keeps the lists that are in force, and refuses everything for the repositories that have none. */
    void refuseWithoutLastGood(List<String> repositories) {
        List<WishedMirror> all = new ArrayList<>(mirrors.wished());
        Set<String> known = all.stream().map(WishedMirror::repository).collect(Collectors.toSet());
        repositories.stream()
                .filter(repository -> !known.contains(repository))
                .map(repository ->
                        WishedMirror.withoutValidList(repository, Mirror.defaultRoutingRule(repository), IndexType.HUB))
                .forEach(all::add);
        replace(all);
    }

    private void replace(List<WishedMirror> wished) {
        try {
            mirrors.replace(wished);
        } catch (InvalidAllowListException e) {
            throw new IllegalStateException("an allow-list that was valid is not valid any more: " + e.getMessage(), e);
        }
    }

    private static WishedMirror judged(Mirror mirror) {
        return WishedMirror.of(
                        mirror.repository(),
                        mirror.routingRule(),
                        mirror.allow().indexType(),
                        mirror.upstream().getAuthority(),
                        mirror.written())
                .withDenyMessage(mirror.denyMessage())
                .withStrictGroups(mirror.strictGroups());
    }
}
