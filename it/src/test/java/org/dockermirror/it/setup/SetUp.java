package org.dockermirror.it.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Rest;
import org.junit.rules.ExternalResource;
import org.junit.rules.TestRule;

/** The objects that a set-up makes in the server, read through the server's own REST interface. */
final class SetUp {
    static final String ROLE = "DockerPullAnonymous";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private SetUp() {}

    static JsonNode repository() {
        return Rest.get("repositories/docker/proxy/docker");
    }

    static boolean hasRepository() {
        return Rest.has("repositories/docker");
    }

    static List<String> matchers(String rule) {
        return texts(Rest.get("routing-rules/" + rule).get("matchers"));
    }

    static List<String> realms() {
        return texts(Rest.get("security/realms/active"));
    }

    static List<String> anonymousRoles() {
        return texts(Rest.get("security/users?userId=anonymous").get(0).get("roles"));
    }

    static boolean anonymousAccess() {
        return Rest.get("security/anonymous").get("enabled").asBoolean();
    }

    static void awaitRule(String name) {
        Await.until(PATIENCE, "routing rule " + name, () -> Rest.has("routing-rules/" + name));
    }

    /** The anonymous user's role comes last of all. */
    static void awaitWhole() {
        Await.until(
                PATIENCE,
                "the role of the anonymous user",
                () -> anonymousRoles().contains(ROLE));
    }

    /**
     * Waits before what is inside begins. While the set-up activates the realm, the server does not know for a moment who is
     * logged in, and the web UI asks for the password.
     */
    static TestRule whole() {
        return new ExternalResource() {
            @Override
            protected void before() {
                awaitWhole();
            }
        };
    }

    static void theRoleIsTheArticles() {
        JsonNode role = Rest.get("security/roles/" + ROLE);
        assertThat(texts(role.get("privileges")))
                .containsExactlyInAnyOrder(
                        "nx-repository-view-docker-*-browse",
                        "nx-repository-view-docker-*-read",
                        "nx-repository-view-docker-docker-browse",
                        "nx-repository-view-docker-docker-read");
        assertThat(texts(role.get("roles"))).containsExactly("nx-anonymous");
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
