package org.dockermirror.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The health check says what keeps the mirror from serving, or soon will, and what a person changed since the set-up. */
public class HealthTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    private static final String BLOB_STORE = "blobstores/file/default";
    private static final String ANONYMOUS_USER = "security/users?userId=anonymous";
    private static final String REALMS = "security/realms/active";
    private static final String RULE = "routing-rules/Allow_docker";
    private static final long A_PETABYTE = 1_000_000_000_000_000L;

    @Test
    public void aBlobStoreNearItsQuotaIsNamedByTheHealthCheck() {
        ObjectNode blobStore = (ObjectNode) Rest.get(BLOB_STORE);
        blobStore.putObject("softQuota").put("type", "spaceRemainingQuota").put("limit", A_PETABYTE);
        Rest.send("PUT", BLOB_STORE, blobStore.toString());
        try {
            Await.until(
                    Duration.ofMinutes(1),
                    "the health check",
                    () -> health().contains("blob store default, which keeps the images of docker, is at"));
        } finally {
            Rest.send("PUT", BLOB_STORE, blobStore.putNull("softQuota").toString());
        }
        Await.until(Duration.ofMinutes(1), "health again", () -> !health().contains("quota"));
    }

    @Test
    public void aMirrorThatIsOfflineIsUnhealthy() {
        setOnline(false);
        try {
            awaitUnhealthy("repository docker is offline");
        } finally {
            setOnline(true);
        }
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        awaitHealth();
    }

    @Test
    public void aRoleTakenFromTheAnonymousUserIsUnhealthy() {
        String before = Rest.get(ANONYMOUS_USER).get(0).toString();
        ObjectNode user = (ObjectNode) Rest.json(before);
        user.putArray("roles").add("nx-anonymous");
        Rest.send("PUT", "security/users/anonymous", user.toString());
        try {
            awaitUnhealthy("changed since: role DockerPullAnonymous was taken from the anonymous user");
        } finally {
            Rest.send("PUT", "security/users/anonymous", before);
        }
        awaitHealth();
    }

    @Test
    public void aRealmThatIsDeactivatedIsUnhealthy() {
        String before = Rest.get(REALMS).toString();
        Rest.send("PUT", REALMS, "[\"NexusAuthenticatingRealm\"]");
        try {
            awaitUnhealthy("changed since: realm DockerToken was deactivated");
        } finally {
            Rest.send("PUT", REALMS, before);
        }
        awaitHealth();
    }

    @Test
    public void withoutAnonymousAccessItIsUnhealthyAndSaysWhatElseChangedUntilBothAreMended() throws IOException {
        Path file = Mirror.SERVER.data().resolve("etc/docker-mirror.yaml");
        String rule = Rest.get(RULE).toString();
        anonymousAccess(false);
        try {
            awaitUnhealthy("changed since: anonymous access: it is switched off");
            Files.writeString(file, Mirror.FILE + "# read again\n");
            awaitUnhealthy("missing: anonymous access: it is switched off");

            ObjectNode edited = (ObjectNode) Rest.json(rule);
            edited.putArray("matchers").add(".*");
            Rest.send("PUT", RULE, edited.toString());
            awaitUnhealthy("changed since: routing rule Allow_docker has ALLOW .*");
        } finally {
            Rest.send("PUT", RULE, rule);
            anonymousAccess(true);
        }
        awaitHealth();
        Files.writeString(file, Mirror.FILE);
    }

    @Test
    public void anUpstreamWithoutEncryptionIsNamedAndHealthy() throws IOException {
        Path file = Mirror.SERVER.data().resolve("etc/docker-mirror.yaml");
        Files.writeString(file, Mirror.FILE.replace(Upstream.PROXY.url(), "http://images.example.com"));
        try {
            Await.until(
                    Duration.ofMinutes(1),
                    "the warning",
                    () -> health().contains("http://images.example.com\\\" is asked without encryption"));
            assertThat(health()).contains("\"healthy\":true");
        } finally {
            Files.writeString(file, Mirror.FILE);
        }
        Await.until(Duration.ofMinutes(1), "no warning", () -> !health().contains("encryption"));
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
    }

    private static void awaitUnhealthy(String reason) {
        Await.until(
                Duration.ofMinutes(1),
                "the health check",
                () -> health().contains(reason) && health().contains("\"healthy\":false"));
    }

    private static void awaitHealth() {
        Await.until(Duration.ofMinutes(1), "health again", () -> health().contains("\"healthy\":true"));
    }

    private static void anonymousAccess(boolean enabled) {
        Rest.send("PUT", "security/anonymous", """
                {"enabled":%s,"userId":"anonymous","realmName":"NexusAuthorizingRealm"}""".formatted(enabled));
    }

    private static void setOnline(boolean isOnline) {
        String path = "repositories/docker/proxy/docker";
        ObjectNode repository = (ObjectNode) Rest.get(path);
        repository.put("online", isOnline).set("routingRule", repository.get("routingRuleName"));
        Rest.send("PUT", path, repository.toString());
    }

    private static String health() {
        return Rest.get("status/check").path("Docker mirror").toString();
    }
}
