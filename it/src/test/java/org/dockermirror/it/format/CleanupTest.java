package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.ClassRule;
import org.junit.Test;

/** The server's own cleanup, by a policy that asks for a path. */
public class CleanupTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    @Test
    public void aPolicyTakesOutTheTagThatItMeansAndNoOther() {
        Rest.cleanupPolicy("Nightly", ".*/helloz/cleaned/manifests/nightly");
        ObjectNode request = ProxyRequest.plain("cleaned", Upstream.PROXY.url());
        request.withObject("/cleanup").putArray("policyNames").add("Nightly");
        Rest.send("POST", "repositories/docker/proxy", request.toString());
        OwnImage nightly = OwnImage.single("helloz/cleaned:nightly");
        OwnImage stable = OwnImage.single("helloz/cleaned:stable");
        Visitor visitor = Visitor.of("cleaned");
        visitor.manifest(nightly.byTag()).expect(200);
        visitor.manifest(stable.byTag()).expect(200);
        assertThat(versions()).contains("nightly", "stable");

        runCleanup();

        Await.until(
                Duration.ofMinutes(1), "the end of one tag", () -> !versions().contains("nightly"));
        assertThat(versions()).containsExactlyInAnyOrder("stable", stable.digest(), nightly.digest());
        assertThat(Contents.of("cleaned").assets())
                .contains("/v2/helloz/cleaned/manifests/stable")
                .doesNotContain("/v2/helloz/cleaned/manifests/nightly");
        visitor.manifest(nightly.byTag()).expect(200);
        assertThat(versions()).contains("nightly");
    }

    private static List<String> versions() {
        List<String> versions = new ArrayList<>();
        for (JsonNode component : Rest.get("components?repository=cleaned").path("items")) {
            versions.add(component.path("version").asText());
        }
        return versions;
    }

    /** The task that every server has. */
    private static void runCleanup() {
        String task =
                Rest.get("tasks?type=repository.cleanup").at("/items/0/id").asText();
        Rest.send("POST", "tasks/" + task + "/run", "");
        Await.until(
                Duration.ofMinutes(1),
                "the end of the cleanup",
                () -> Rest.get("tasks/" + task).path("lastRunResult").asText().equals("OK"));
    }
}
