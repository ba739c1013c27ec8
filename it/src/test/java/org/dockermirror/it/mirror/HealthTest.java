package org.dockermirror.it.mirror;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Rest;
import org.junit.ClassRule;
import org.junit.Test;

/** A mirror fills its blob store by itself, so the health check says before the quota is reached. */
public class QuotaTest {
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

    private static String health() {
        return Rest.get("status/check").path("Docker mirror").toString();
    }
}
