package org.dockermirror.it.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.dockermirror.it.bed.WebUi;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The task <i>Docker - Delete unused manifests and images</i>. */
public class DeleteUnusedTest {
    @ClassRule
    public static final OpenFormat FORMAT = new OpenFormat();

    private static final String REPOSITORY = "unused";

    private final Visitor visitor = Visitor.of(REPOSITORY);

    @BeforeClass
    public static void makeRepository() {
        Repositories.proxy(REPOSITORY, Upstream.PROXY.url());
    }

    @Test
    public void whatATagLeadsToStaysAndTheRestGoesAndComesBackWhenItIsPulled() {
        OwnImage tagged = OwnImage.index("helloz/tagged:1");
        OwnImage untagged = OwnImage.single("helloz/untagged:1");
        visitor.manifest(tagged.byTag()).expect(200);
        pull(tagged);
        pull(untagged);

        String aDay = task("24");
        run(aDay);
        assertThat(assets()).containsAll(keptOf(tagged)).containsAll(keptOf(untagged));

        run(task("0"));

        assertThat(assets())
                .contains("/v2/helloz/tagged/manifests/1")
                .containsAll(keptOf(tagged))
                .doesNotContainAnyElementsOf(keptOf(untagged));
        assertThat(components()).doesNotContain("helloz/untagged");
        pull(untagged);
    }

    /** By digest alone. */
    private void pull(OwnImage image) {
        image.paths().forEach(path -> visitor.get(path).expect(200));
    }

    private static List<String> keptOf(OwnImage image) {
        List<String> paths = new ArrayList<>();
        paths.add("/v2/" + image.name() + "/manifests/" + image.digest());
        image.manifests().forEach(digest -> paths.add("/v2/" + image.name() + "/manifests/" + digest));
        image.blobs().forEach(digest -> paths.add("/v2/-/blobs/" + digest));
        return paths;
    }

    private static List<String> assets() {
        return all("assets", "path");
    }

    private static List<String> components() {
        return all("components", "name");
    }

    private static List<String> all(String what, String field) {
        List<String> values = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = Rest.get(what + "?repository=" + REPOSITORY + next);
            for (JsonNode item : page.path("items")) {
                // REST shows a path without its first slash in some versions.
                String value = item.path(field).asText();
                values.add(what.equals("assets") && !value.startsWith("/") ? "/" + value : value);
            }
            next = "&continuationToken=" + page.path("continuationToken").asText();
        } while (!next.endsWith("=null") && !next.endsWith("="));
        return values;
    }

    private static String task(String hours) {
        ObjectNode task = Http.JSON
                .createObjectNode()
                .put("typeId", "repository.docker.gc")
                .put("name", "unused-" + hours)
                .put("enabled", true)
                .put("alertEmail", "")
                .put("notificationCondition", "FAILURE")
                .put("schedule", "manual");
        task.withObject("/properties").put("repositoryName", REPOSITORY).put("deployOffset", hours);
        return WebUi.call("coreui_Task", "create", task).path("id").asText();
    }

    private static void run(String task) {
        Rest.send("POST", "tasks/" + task + "/run", "");
        Await.until(
                Duration.ofMinutes(1),
                "the end of the task",
                () -> Rest.get("tasks/" + task).path("lastRunResult").asText().equals("OK"));
    }
}
