package org.dockermirror.it.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.WebUi;

/** The task <i>Docker - Delete unused manifests and images</i>, made in the web UI. */
final class DeleteUnused {
    private final String id;

    private DeleteUnused(String id) {
        this.id = id;
    }

    /** Of what came to this repository more than so many hours ago. */
    static DeleteUnused in(String repository, String hours) {
        ObjectNode task = Http.JSON
                .createObjectNode()
                .put("typeId", "repository.docker.gc")
                .put("name", "unused-" + hours)
                .put("enabled", true)
                .put("alertEmail", "")
                .put("notificationCondition", "FAILURE")
                .put("schedule", "manual");
        task.withObject("/properties").put("repositoryName", repository).put("deployOffset", hours);
        return new DeleteUnused(
                WebUi.call("coreui_Task", "create", task).path("id").asText());
    }

    /** Runs it to its end. */
    void run() {
        Rest.send("POST", "tasks/" + id + "/run", "");
        Await.until(
                Duration.ofMinutes(1),
                "the end of the task",
                () -> Rest.get("tasks/" + id).path("lastRunResult").asText().equals("OK"));
    }
}
