package org.dockermirror.it.format;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.junit.rules.ExternalResource;

/** A server with the open Docker format alone, set up by hand with the requests that a stock server takes. */
final class OpenFormat extends ExternalResource {
    static final NexusServer SERVER = NexusServer.fresh("format")
            // For a test that listens inside the server.
            .property("nexus.scripts.allowCreation=true")
            .with(Kar.FORMAT);

    /** The recipes that the web UI offers. */
    static final String RECIPES = NexusServer.URL + "/service/rest/internal/ui/repositories/recipes";

    @Override
    protected void before() {
        SERVER.start();
        NginxSite.start();
        Await.until(
                Duration.ofMinutes(1),
                "the format",
                () -> Http.get(RECIPES).text().contains("\"docker\""));
        if (!Rest.has("repositories/docker")) {
            setUp();
        }
        Await.until(Duration.ofMinutes(1), "the connector", () -> Http.answers(Entrance.CONNECTOR.url));
    }

    private static void setUp() {
        Rest.send("POST", "routing-rules", """
                {"name":"Allow_some","description":"","mode":"ALLOW",
                 "matchers":["^/v2/(helloz|library|nginx|team|other)/.*"]}
                """);
        Rest.send("POST", "repositories/docker/proxy", """
                {"name":"docker","online":true,
                 "storage":{"blobStoreName":"default","strictContentTypeValidation":true},
                 "cleanup":{"policyNames":[]},
                 "proxy":{"remoteUrl":"%s","contentMaxAge":1440,"metadataMaxAge":1440},
                 "negativeCache":{"enabled":true,"timeToLive":1440},
                 "httpClient":{"blocked":false,"autoBlock":true,
                  "connection":{"retries":0,"timeout":60,"useTrustStore":false}},
                 "routingRule":"Allow_some",
                 "docker":{"v1Enabled":false,"forceBasicAuth":false,"httpPort":8082,"httpsPort":null},
                 "dockerProxy":{"indexType":"HUB","indexUrl":null,
                  "cacheForeignLayers":false,"foreignLayerUrlWhitelist":[]}}
                """.formatted(Upstream.PROXY.url()));
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\",\"DockerToken\"]");
    }
}
