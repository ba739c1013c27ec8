package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** What the server is told of requests: the same as by its own proxy repositories. */
public class ProxyEventsTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String RAW = "events-raw";

    /** Writes into the server's log what it is told; run inside the server. */
    private static final String LISTENER = """
            import com.google.common.eventbus.Subscribe
            import org.sonatype.nexus.common.event.EventManager
            import org.sonatype.nexus.repository.proxy.ProxyCacheHitEvent
            import org.sonatype.nexus.repository.proxy.ProxyRequestEvent

            class Listener {
              def log
              @Subscribe void on(ProxyRequestEvent event) { log.info('HEARD request ' + event.format) }
              @Subscribe void on(ProxyCacheHitEvent event) { log.info('HEARD hit ' + event.format) }
            }

            container.lookup(EventManager.name).register(new Listener(log: log))
            """;

    @BeforeClass
    public static void listen() {
        ObjectNode script = Http.JSON
                .createObjectNode()
                .put("name", "listener")
                .put("type", "groovy")
                .put("content", LISTENER);
        Rest.send("POST", "script", script.toString());
        Http.send(
                        "POST",
                        NexusServer.URL + "/service/rest/v1/script/listener/run",
                        Map.of(
                                "Authorization",
                                Rest.HEADERS.getOrDefault("Authorization", ""),
                                "Content-Type",
                                "text/plain"),
                        new byte[0])
                .expect(200);
        Rest.send("POST", "repositories/raw/proxy", """
                {"name":"%s","online":true,
                 "storage":{"blobStoreName":"default","strictContentTypeValidation":false},
                 "proxy":{"remoteUrl":"%s","contentMaxAge":1440,"metadataMaxAge":1440},
                 "negativeCache":{"enabled":true,"timeToLive":1440},
                 "httpClient":{"blocked":false,"autoBlock":false}}
                """.formatted(RAW, Upstream.WITHOUT_TOKENS.url()));
    }

    @Test
    public void everyRequestAndEveryHitOfTheCacheIsToldAsByARawRepository() {
        OwnImage image = OwnImage.single("helloz/events:1");
        // A blob: of manifests the upstream has none for clients that name no type.
        List<String> raw = heardOf(RAW, image.layerPath());
        assertThat(heardOf("docker", image.tagPath())).isEqualTo(raw);
        assertThat(heardOf("docker", image.layerPath())).isEqualTo(raw);
    }

    /** What is told of a first request, a second and a HEAD; without the format's name. */
    private static List<String> heardOf(String repository, String path) {
        Visitor visitor = Visitor.of(repository);
        String before = OpenFormat.SERVER.log();
        visitor.get(path).expect(200);
        visitor.get(path).expect(200);
        visitor.ask("HEAD", path).expect(200);
        List<String> heard = heard(OpenFormat.SERVER.logSince(before));
        String format = repository.equals(RAW) ? "raw" : "docker";
        assertThat(heard).hasSize(5).allMatch(line -> line.endsWith(" " + format));
        return heard.stream().map(line -> line.replace(" " + format, "")).toList();
    }

    private static List<String> heard(String log) {
        return Pattern.compile("HEARD (.*)")
                .matcher(log)
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }
}
