package org.dockermirror.setup.plan;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dockermirror.allowlist.rule.AllowListParser;
import org.dockermirror.allowlist.rule.IndexType;
import org.dockermirror.allowlist.rule.InvalidAllowListException;
import org.dockermirror.allowlist.rule.Position;
import org.dockermirror.allowlist.rule.WrittenEntry;
import org.dockermirror.setup.wish.AnonymousPull;
import org.dockermirror.setup.wish.Credentials;
import org.dockermirror.setup.wish.Mirror;
import org.dockermirror.setup.wish.Wish;

/** Wishes for mirrors of Docker Hub. */
final class TestWishes {

    private TestWishes() {}

    static Wish of(Mirror... mirrors) {
        return new Wish(List.of(mirrors), AnonymousPull.standard());
    }

    /** The mirror, with what nobody pulls for so long deleted. */
    static Mirror keeping(Mirror mirror, int days) {
        return new Mirror(
                mirror.repository(),
                mirror.entries(),
                mirror.allow(),
                mirror.upstream(),
                mirror.fallbacks(),
                mirror.routingRule(),
                mirror.port(),
                mirror.denyMessage(),
                mirror.strictGroups(),
                mirror.credentials(),
                OptionalInt.of(days),
                mirror.address());
    }

    /** The mirror, with another upstream and the account there. */
    static Mirror behind(Mirror mirror, String upstream, Credentials account) {
        return new Mirror(
                mirror.repository(),
                mirror.entries(),
                mirror.allow(),
                URI.create(upstream),
                mirror.fallbacks(),
                mirror.routingRule(),
                mirror.port(),
                mirror.denyMessage(),
                mirror.strictGroups(),
                Optional.of(account),
                mirror.keepUnusedDays(),
                mirror.address());
    }

    static Mirror mirror(String repository, String... allow) {
        List<WrittenEntry> written = List.of(allow).stream()
                .map(text -> new WrittenEntry(text, Position.in("test")))
                .toList();
        try {
            return Mirror.of(
                    repository,
                    written,
                    AllowListParser.parse(written, IndexType.HUB).list(),
                    Mirror.DOCKER_HUB,
                    Mirror.defaultRoutingRule(repository),
                    OptionalInt.empty());
        } catch (InvalidAllowListException e) {
            throw new AssertionError(e);
        }
    }
}
