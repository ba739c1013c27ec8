package org.dockermirror.it.group;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;

/** A server with the open format: two mirrors with a list and an upstream each, and groups of them made over REST. */
final class OpenGroups extends ExternalResource {
    /** The mirror of {@code helloz/**}, {@code shared/*} and the tags 1 of two images. */
    static final String FIRST = "first";
    /** The mirror of {@code team/*}, {@code shared/*} and the tags 2 of them. */
    static final String SECOND = "second";
    /** Both mirrors in this order; it has the port of {@link Entrance#CONNECTOR}. */
    static final String GROUP = "both";
    /** The group, and the second mirror once more. */
    static final String NESTED = "nested";

    static final NexusServer SERVER = NexusServer.fresh("open-group")
            .property("nexus.onboarding.enabled=false")
            .with(Kar.MIRROR, Kar.FORMAT)
            .config("""
            mirrors:
              - repository: first
                allow: [helloz/**, shared/*, "tagged/app:1*", "waited/app:1*"]
                upstream: %s
              - repository: second
                allow: [team/*, shared/*, "tagged/app:2*", "waited/app:2*"]
                upstream: %s
            """.formatted(Upstream.PROXY.url(), Upstream.WITHOUT_TOKENS.url()));

    @Override
    protected void before() {
        SERVER.start();
        Await.until(
                Duration.ofMinutes(2),
                "an anonymous pull from both mirrors",
                () -> Visitor.of(FIRST).manifest(Images.ONENAV).status() == 200
                        && Visitor.of(SECOND).manifest(Images.TEAM_APP).status() == 200);
        if (!Rest.has("repositories/" + GROUP)) {
            make(group(GROUP, 8082, FIRST, SECOND)).expect(201);
            make(group(NESTED, null, GROUP, SECOND)).expect(201);
        }
        Await.until(Duration.ofMinutes(1), "the connector", () -> Http.answers(Entrance.CONNECTOR.url));
    }

    static Http.Reply make(ObjectNode group) {
        return Rest.reply("POST", "repositories/docker/group", group.toString());
    }

    /** What is sent for a group that anyone may pull from. */
    static ObjectNode group(String name, @Nullable Integer port, String... members) {
        ObjectNode group = Http.JSON.createObjectNode().put("name", name).put("online", true);
        group.withObject("/storage").put("blobStoreName", "default").put("strictContentTypeValidation", true);
        ArrayNode names = group.withObject("/group").putArray("memberNames");
        List.of(members).forEach(names::add);
        group.withObject("/docker")
                .put("v1Enabled", false)
                .put("forceBasicAuth", false)
                .put("httpPort", port)
                .putNull("httpsPort")
                .putNull("subdomain");
        return group;
    }
}
