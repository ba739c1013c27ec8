package org.dockermirror.it.faults;

import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.TokenServer;
import org.junit.rules.ExternalResource;

/** A server with the open Docker format alone, in which each test makes the repositories that it needs. */
final class FaultyServer extends ExternalResource {
    /** In bytes, so that a test need not wait for fifty gigabytes. */
    static final int LARGEST_BLOB = 16 << 20;

    static final NexusServer SERVER = NexusServer.fresh("faults")
            .property("docker-mirror.largest-blob=16mb")
            .with(Kar.FORMAT);
    private static final String RECIPES = NexusServer.URL + "/service/rest/internal/ui/repositories/recipes";

    @Override
    protected void before() {
        start();
    }

    static void start() {
        SERVER.start();
        Await.until(
                Duration.ofMinutes(1),
                "the format",
                () -> Http.get(RECIPES).text().contains("\"docker\""));
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\",\"DockerToken\"]");
    }

    /**
     * Makes a repository that is not there yet. It waits two seconds for upstream, and is not blocked by a failure, so
     * that what follows a fault is seen at once; tags become stale at once too.
     */
    static void repository(String name, String upstream, String blobStore) {
        make(name, upstream, blobStore, "", "", "");
    }

    /** Makes a repository that lets pass only paths that match. */
    static void limited(String name, String upstream, String matcher) {
        Rest.send(
                "POST",
                "routing-rules",
                "{\"name\":\"%s\",\"description\":\"\",\"mode\":\"ALLOW\",\"matchers\":[\"%s\"]}"
                        .formatted(name, matcher));
        make(name, upstream, "default", "\"routingRule\":\"" + name + "\",", "", "");
    }

    /** Makes a repository that is filled from another registry where its own cannot serve. */
    static void withFallback(String name, String upstream, String fallback) {
        make(name, upstream, "default", "", "", fallbackUrls(fallback));
    }

    /** Makes one whose registry is asked with the account of {@link TokenServer}. */
    static void withAccount(String name, String upstream) {
        make(name, upstream, "default", "", account(), "");
    }

    /** Makes one whose own registry is asked with the account of {@link TokenServer}. */
    static void withAccountAndFallback(String name, String upstream, String fallback) {
        make(name, upstream, "default", "", account(), fallbackUrls(fallback));
    }

    private static String account() {
        return """
                ,"authentication":{"type":"username","username":"%s","password":"%s"}
                """.formatted(TokenServer.ACCOUNT, TokenServer.PASSWORD);
    }

    private static String fallbackUrls(String fallback) {
        return ",\"fallbackUrls\":[\"" + fallback + "\"]";
    }

    private static void make(
            String name, String upstream, String blobStore, String more, String account, String ofProxy) {
        if (Rest.has("repositories/docker/proxy/" + name)) {
            return;
        }
        Rest.send(
                "POST", "repositories/docker/proxy", """
                {"name":"%s","online":true,%s
                 "storage":{"blobStoreName":"%s","strictContentTypeValidation":true},
                 "proxy":{"remoteUrl":"%s","contentMaxAge":1440,"metadataMaxAge":0},
                 "negativeCache":{"enabled":true,"timeToLive":1440},
                 "httpClient":{"blocked":false,"autoBlock":false,
                  "connection":{"retries":0,"timeout":2,"useTrustStore":false}%s},
                 "docker":{"v1Enabled":false,"forceBasicAuth":false},
                 "dockerProxy":{"indexType":"REGISTRY"%s}}
                """.formatted(name, more, blobStore, upstream, account, ofProxy));
    }
}
