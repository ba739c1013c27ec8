package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Docker;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The list of recent denials, and who may see it. */
public class DeniedListTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    private static Caller onlyDenied = Caller.ANONYMOUS;
    private static Caller onlyRead = Caller.ANONYMOUS;

    @BeforeClass
    public static void makeUsers() {
        onlyDenied = Caller.withOnly("nx-docker-mirrors-denied-read");
        onlyRead = Caller.withOnly("nx-docker-mirrors-read");
    }

    @Test
    public void aDeniedPullOfDockerIsOneRowThatCountsItsRequests() {
        Instant before = Instant.now();
        Docker.running().pull("127.0.0.1:8082", Images.OFF_LIST).failure();
        Docker.running().pull("127.0.0.1:8082", Images.OFF_LIST).failure();

        List<JsonNode> rows = Shown.denied("baiyuetribe/zdir");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("tag").asText()).isEqualTo("latest");
            assertThat(row.get("digest").isNull()).isTrue();
            assertThat(row.get("reason").asText()).isEqualTo("not-listed");
            assertThat(row.get("client").asText()).isEqualTo("127.0.0.1");
            assertThat(row.get("count").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(Instant.parse(row.get("firstSeen").asText())).isAfterOrEqualTo(before);
            assertThat(Instant.parse(row.get("lastSeen").asText()))
                    .isAfter(Instant.parse(row.get("firstSeen").asText()));
        });
    }

    @Test
    public void everyRequestIsCountedOnceWhicheverWayItEntered() {
        Visitor.at(Entrance.PATH).plainly("GET", Visitor.manifestPath("once/each:1"));
        Visitor.at(Entrance.PATH).plainly("HEAD", Visitor.manifestPath("once/each:1"));
        Visitor.at(Entrance.CONNECTOR).plainly("GET", Visitor.manifestPath("once/each:1"));

        assertThat(Shown.denied("once/each"))
                .singleElement()
                .satisfies(row -> assertThat(row.get("count").asInt()).isEqualTo(3));
    }

    @Test
    public void whatIsAllowedIsNotInIt() {
        Visitor.at(Entrance.PATH).manifest(Images.ONENAV);

        assertThat(Shown.denied("helloz/onenav")).isEmpty();
    }

    @Test
    public void theServersOwnSelfCheckIsNotInIt() {
        assertThat(Caller.ADMIN.get("docker-mirrors/docker/denied").text()).doesNotContain("docker-mirror-check");
    }

    @Test
    public void aPushIsARowWithoutImage() {
        Visitor.at(Entrance.PATH).plainly("POST", "/v2/helloz/onenav/blobs/uploads/");

        assertThat(Caller.ADMIN.get("docker-mirrors/docker/denied").json()).anySatisfy(row -> {
            assertThat(row.get("reason").asText()).isEqualTo("pull-only");
            assertThat(row.get("image").isNull()).isTrue();
        });
    }

    @Test
    public void itNeedsAPrivilegeOfItsOwn() {
        assertThat(Caller.ANONYMOUS.get("docker-mirrors/docker/denied").status())
                .isIn(401, 403);
        assertThat(onlyRead.get("docker-mirrors/docker/denied").status()).isEqualTo(403);
        assertThat(onlyDenied.get("docker-mirrors/docker/denied").status()).isEqualTo(200);
        assertThat(onlyDenied.get("docker-mirrors").status()).isEqualTo(403);
        assertThat(onlyDenied.get("docker-mirrors/docker/allow-list").status()).isEqualTo(403);
        assertThat(onlyRead.get("docker-mirrors").status()).isEqualTo(200);
        assertThat(onlyRead.get("docker-mirrors/docker/allow-list").status()).isEqualTo(200);
        assertThat(onlyRead.call("POST", "docker-mirrors/docker/allow", "{\"entry\": \"a/b\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    public void theServersOwnListOfPrivilegesHasThem() {
        for (String privilege :
                List.of("nx-docker-mirrors-read", "nx-docker-mirrors-update", "nx-docker-mirrors-denied-read")) {
            assertThat(Rest.get("security/privileges/" + privilege).get("type").asText())
                    .isEqualTo("application");
        }
    }

    @Test
    public void whatIsNoMirrorIsNotFoundWithASentence() {
        assertThat(Caller.ADMIN.get("docker-mirrors/nowhere/denied").expect(404).text())
                .contains("there is no repository");
        Rest.send("POST", "repositories/raw/hosted", """
                {"name": "files", "online": true,
                 "storage": {"blobStoreName": "default", "strictContentTypeValidation": false, "writePolicy": "allow"}}
                """);
        assertThat(Caller.ADMIN.get("docker-mirrors/files/denied").expect(404).text())
                .contains("is no Docker mirror");
        assertThat(Caller.ADMIN
                        .get("docker-mirrors/files/allow-list")
                        .expect(404)
                        .text())
                .contains("is no Docker mirror");
    }

    @Test
    public void itSurvivesARestart() {
        Shown.ask("before/restart:1");
        JsonNode before = Shown.denied("before/restart").get(0);

        Shown.SERVER.restart();

        Await.until(
                Duration.ofMinutes(1),
                "the row of before",
                () -> Shown.denied("before/restart").equals(List.of(before)));
        Shown.awaitReady();
    }
}
