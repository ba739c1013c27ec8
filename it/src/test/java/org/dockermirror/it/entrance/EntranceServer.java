package org.dockermirror.it.entrance;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.rules.ExternalResource;

/**
 * The server of this package: a mirror in front of a recording upstream, by path, by port and behind the article's nginx.
 * The server's own routing rule lets everything through here, so that what is refused was refused by the mirror.
 */
final class EntranceServer extends ExternalResource {
    static final String ALLOWED = "helloz/**, nginx, team/*, other/tool, my/n.s/**";
    static final String FILE = """
            mirrors:
              - repository: docker
                allow: [%s]
                upstream: %s
                port: 8082
            """.formatted(ALLOWED, RecordingUpstream.URL);

    static final NexusServer SERVER =
            NexusServer.fresh("entrance").with(Kar.MIRROR, Kar.FORMAT).config(FILE);

    private static boolean upstreamStarted;

    @Override
    protected void before() {
        if (!upstreamStarted) {
            RecordingUpstream.start();
            upstreamStarted = true;
        }
        SERVER.start();
        NginxSite.start();
        Await.until(
                Duration.ofMinutes(2),
                "an anonymous pull from the mirror",
                () -> Http.answers(Entrance.CONNECTOR.url)
                        && Visitor.at(Entrance.CONNECTOR)
                                        .manifest("helloz/app:" + RecordingUpstream.READY)
                                        .status()
                                == 200);
        letEverythingThroughTheRule();
    }

    /** With the mark that it is ours, by which repositories that carry it are known. */
    private static void letEverythingThroughTheRule() {
        Rest.send("PUT", "routing-rules/Allow_docker", """
                {"name":"Allow_docker","description":%s,"mode":"ALLOW","matchers":["(?s).*"]}
                """.formatted(
                        Rest.get("routing-rules/Allow_docker").get("description")));
    }

    /** A token of the anonymous user, as a client gets one. */
    static String token() {
        return Http.get(Entrance.PATH.tokens).expect(200).json().get("token").asText();
    }
}
