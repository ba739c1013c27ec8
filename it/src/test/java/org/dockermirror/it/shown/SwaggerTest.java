package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.dockermirror.it.bed.Caller;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The server's Swagger page, which describes every operation and the privilege that it needs. */
public class SwaggerTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    private static JsonNode paths = MissingNode.getInstance();

    @BeforeClass
    public static void readThePage() {
        paths = Caller.ADMIN
                .getPage("/service/rest/swagger.json")
                .expect(200)
                .json()
                .get("paths");
    }

    @Test
    public void everyOperationSaysWhichPrivilegeItNeeds() {
        says("/v1/docker-mirrors", "get", "nx-docker-mirrors-read");
        says("/v1/docker-mirrors/{repository}", "get", "nx-docker-mirrors-read");
        says("/v1/docker-mirrors/{repository}/check", "get", "nx-docker-mirrors-read");
        says("/v1/docker-mirrors/{repository}/denied", "get", "nx-docker-mirrors-denied-read");
        says("/v1/docker-mirrors/{repository}/allow-list", "get", "nx-docker-mirrors-read");
        says("/v1/docker-mirrors/{repository}/allow-list", "put", "nx-docker-mirrors-update");
        says("/v1/docker-mirrors/{repository}/allow", "post", "nx-docker-mirrors-update");
        says("/v1/docker-mirrors", "post", "nexus:*");
        says("/v1/docker-mirrors/plan", "post", "nexus:*");
        says("/v1/docker-mirrors/apply", "post", "nexus:*");
        says("/v1/docker-mirrors/{repository}", "delete", "nexus:*");
    }

    @Test
    public void theMirrorOfTheFormForRepositoriesStandsAmongTheRepositories() {
        JsonNode operation = paths.path("/v1/repositories/docker-mirror/proxy").path("post");
        assertThat(operation.path("tags").toString()).isEqualTo("[\"Repository Management\"]");
        assertThat(operation.path("description").asText()).contains("name and proxy.remoteUrl", "nexus:*");
        assertThat(operation.at("/parameters/0/schema/$ref").asText()).endsWith("PresetRequest");
    }

    private static void says(String path, String method, String privilege) {
        JsonNode operation = paths.path(path).path(method);
        assertThat(operation.path("tags").toString()).isEqualTo("[\"Docker mirrors\"]");
        assertThat(operation.path("description").asText()).contains(privilege);
        assertThat(operation.path("responses").path("403").path("description").asText())
                .contains(privilege);
    }
}
