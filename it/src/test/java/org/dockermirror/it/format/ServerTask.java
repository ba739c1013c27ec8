package org.dockermirror.it.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.WebUi;

/** A task of the server, made in the web UI. */
final class ServerTask {
    private final String id;

    private ServerTask(String id) {
        this.id = id;
    }

    static ServerTask made(String type, String name, Map<String, String> fields) {
        ObjectNode task = Http.JSON
                .createObjectNode()
                .put("typeId", type)
                .put("name", name)
                .put("enabled", true)
                .put("alertEmail", "")
                .put("notificationCondition", "FAILURE")
                .put("schedule", "manual");
        fields.forEach(task.withObject("/properties")::put);
        return new ServerTask(
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
