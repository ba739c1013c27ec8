package org.dockermirror.it.group;

import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.rules.ExternalResource;

/** The server of this package: two mirrors with a list each, a hosted repository, a proxy without a list, and groups. */
final class Groups extends ExternalResource {
    /** The mirror of {@code helloz/**} and {@code nginx}. */
    static final String MIRROR = "docker";
    /** The mirror of {@code team/*}. */
    static final String SECOND = "second";
    /** A repository that images are pushed to. */
    static final String HOSTED = "hosted";
    /** A proxy that nobody made a mirror. */
    static final String UNLISTED = "unlisted";

    /** The mirror, then the hosted repository. */
    static final String MIRROR_AND_HOSTED = "mirror-and-hosted";
    /** Both mirrors. */
    static final String BOTH_MIRRORS = "both-mirrors";
    /** The mirror, then the proxy without a list. */
    static final String LEAKY = "leaky";
    /** The hosted repository, then a mirror of {@code team/*} that refuses for the group. */
    static final String STRICT = "strict-group";
    /** A group with the first group in it. */
    static final String NESTED = "nested";

    /** An image that only the hosted repository has, and that is on no list. */
    static final String OURS = "ours/tool:1";

    static final NexusServer SERVER = NexusServer.fresh("group")
            .with(Kar.MIRROR, Kar.CLOSED)
            .config("""
            mirrors:
              - repository: docker
                allow: [helloz/**, nginx]
                upstream: %1$s
              - repository: second
                allow: [team/*]
                upstream: %1$s
              - repository: strict
                allow: [team/*]
                upstream: %1$s
                strictGroups: true
            """.formatted(Upstream.WITHOUT_TOKENS.url()));

    @Override
    protected void before() {
        SERVER.start();
        Await.until(
                Duration.ofMinutes(2),
                "an anonymous pull from both mirrors",
                () -> Visitor.of(MIRROR).manifest(Images.ONENAV).status() == 200
                        && Visitor.of(SECOND).manifest(Images.TEAM_APP).status() == 200);
        if (!Rest.has("repositories/" + NESTED)) {
            makeTheOthers();
        }
    }

    private static void makeTheOthers() {
        Repositories.hosted(HOSTED);
        Repositories.proxy(UNLISTED, Upstream.WITHOUT_TOKENS.url());
        Repositories.group(MIRROR_AND_HOSTED, List.of(MIRROR, HOSTED));
        Repositories.group(BOTH_MIRRORS, List.of(MIRROR, SECOND));
        Repositories.group(LEAKY, List.of(MIRROR, UNLISTED));
        Repositories.group(STRICT, List.of(HOSTED, "strict"));
        Repositories.group(NESTED, List.of(MIRROR_AND_HOSTED, SECOND));
        HostedImage.push(OURS);
        // Of the name of an image that the upstream has, and that the mirror refuses.
        HostedImage.push(Images.OFF_LIST);
    }
}
