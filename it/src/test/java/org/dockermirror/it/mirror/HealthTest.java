package org.dockermirror.it.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The health check says what keeps the mirror from serving, or soon will, though everything is as it was set up. */
public class HealthTest {
    @ClassRule
    public static final Mirror MIRROR = new Mirror();

    private static final String BLOB_STORE = "blobstores/file/default";
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
            Await.until(
                    Duration.ofMinutes(1),
                    "the health check",
                    () -> health().contains("repository docker is offline") && health().contains("\"healthy\":false"));
        } finally {
            setOnline(true);
        }
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        Await.until(Duration.ofMinutes(1), "health again", () -> health().contains("\"healthy\":true"));
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
