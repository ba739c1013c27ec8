package org.dockermirror.it.shown;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Caller;
import org.dockermirror.it.bed.Denial;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** The list changed over REST: in the file that it comes from, and in force when the answer comes. */
public class ListChangeTest {
    @ClassRule
    public static final Shown SHOWN = new Shown();

    private static final String LIST = "docker-mirrors/docker/allow-list";
    private static final String ALLOW = "docker-mirrors/docker/allow";

    private final Visitor visitor = Visitor.at(Entrance.PATH);

    @Before
    public void beginWithTheFileAsItWas() throws IOException {
        Files.writeString(file(), Shown.FILE);
        Shown.awaitList("[\"helloz/**\",\"nginx\"]");
    }

    @Test
    public void anEntryThatIsAddedLetsThePullThroughAtOnce() throws IOException {
        assertThat(Denial.isDenied(visitor.manifest(Images.ONE_IMAGE))).isTrue();

        JsonNode answer = Caller.ADMIN
                .call("POST", ALLOW, "{\"entry\": \"other/tool\"}")
                .expect(200)
                .json();

        assertThat(visitor.manifest(Images.ONE_IMAGE).status()).isEqualTo(200);
        assertThat(answer.get("entries").toString()).isEqualTo("[\"helloz/**\",\"nginx\",\"other/tool\"]");
        assertThat(Files.readString(file()))
                .isEqualTo(Shown.FILE.replace("      - nginx\n", "      - nginx\n      - other/tool\n"));
    }

    @Test
    public void anEntryThatIsThereAlreadyChangesNothing() throws IOException {
        String tag = Caller.ADMIN.get(LIST).header("ETag");

        Http.Reply again =
                Caller.ADMIN.call("POST", ALLOW, "{\"entry\": \"nginx\"}").expect(200);

        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(Files.readString(file())).isEqualTo(Shown.FILE);
    }

    @Test
    public void aCheckSaysWhichEntryAllowsAtWhichLineOrWhichComeClosest() {
        JsonNode allowed = Caller.ADMIN
                .get("docker-mirrors/docker/check?image=127.0.0.1:8082/helloz/onenav:0.9.33")
                .expect(200)
                .json();
        assertThat(allowed.get("allowed").asBoolean()).isTrue();
        assertThat(allowed.get("entry").asText()).isEqualTo("helloz/**");
        assertThat(allowed.get("source").asText()).isEqualTo(file().toString());
        assertThat(allowed.get("line").asInt()).isEqualTo(5);

        JsonNode refused = Caller.ADMIN
                .get("docker-mirrors/docker/check?image=hellos/onenav")
                .expect(200)
                .json();
        assertThat(refused.get("allowed").asBoolean()).isFalse();
        assertThat(refused.get("reason").asText()).contains("not on this mirror's allow-list");
        assertThat(refused.get("entry").isNull()).isTrue();
        assertThat(refused.get("closest").toString()).contains("helloz/**");

        assertThat(Caller.ADMIN
                        .get("docker-mirrors/docker/check?image=Helloz/x")
                        .expect(400)
                        .json()
                        .get(0)
                        .get("message")
                        .asText())
                .contains("lower case");
        assertThat(Caller.ADMIN.get("docker-mirrors/docker/check").expect(400).text())
                .contains("?image=");
        assertThat(Caller.ADMIN.get("docker-mirrors/docker2/check?image=a").status())
                .isEqualTo(404);
    }

    @Test
    public void aMirrorIsShownAsItIsSetUpByItselfAndAmongAll() {
        JsonNode mirror = Caller.ADMIN.get("docker-mirrors/docker").expect(200).json();

        assertThat(mirror.get("repository").asText()).isEqualTo("docker");
        assertThat(mirror.get("upstream").asText()).isEqualTo(Upstream.PROXY.url());
        assertThat(mirror.get("routingRule").asText()).isEqualTo("Allow_docker");
        assertThat(mirror.get("port").asInt()).isEqualTo(8082);
        assertThat(mirror.get("state").asText()).isEqualTo("IN_FORCE");
        assertThat(mirror.get("reason").isNull()).isTrue();
        assertThat(mirror.get("entries").asInt()).isEqualTo(2);
        assertThat(mirror.get("source").asText()).isEqualTo(file().toString());
        assertThat(Caller.ADMIN.get("docker-mirrors").expect(200).json()).containsExactly(mirror);
        assertThat(Caller.ADMIN.get("docker-mirrors/maven-central").expect(404).text())
                .contains("is no Docker mirror");
        assertThat(Caller.ADMIN.get("docker-mirrors/nowhere").expect(404).text())
                .contains("there is no repository");
        assertThat(Caller.ANONYMOUS.get("docker-mirrors/docker").status()).isIn(401, 403);
    }

    @Test
    public void aWholeListIsReplacedWithItsCommentsKept() throws IOException {
        String tag = Caller.ADMIN.get(LIST).header("ETag");

        Http.Reply reply =
                Caller.ADMIN.with("If-Match", tag).call("PUT", LIST, "{\"entries\": [\"nginx\", \"team/*\"]}");

        assertThat(reply.expect(200).json().get("entries").toString()).isEqualTo("[\"nginx\",\"team/*\"]");
        assertThat(reply.header("ETag")).isNotEmpty().isNotEqualTo(tag);
        assertThat(visitor.manifest(Images.TEAM_APP).status()).isEqualTo(200);
        assertThat(Denial.isDenied(visitor.manifest(Images.ONENAV))).isTrue();
        assertThat(Files.readString(file()))
                .contains("# what we mirror", "# asked for in March", "- nginx", "- team/*", "port: 8082")
                .doesNotContain("helloz/**");
    }

    @Test
    public void everyErrorIsToldAtOnceAndNothingChanges() throws IOException {
        String tag = Caller.ADMIN.get(LIST).header("ETag");

        JsonNode problems = Caller.ADMIN
                .with("If-Match", tag)
                .call("PUT", LIST, "{\"entries\": [\"nginx\", \"Team/*\", \"team/*\", \"a b\", null]}")
                .expect(400)
                .json();

        assertThat(problems).hasSize(3);
        assertThat(problems.get(0).get("line").asInt()).isEqualTo(2);
        assertThat(problems.get(0).get("entry").asText()).isEqualTo("Team/*");
        assertThat(problems.get(0).get("message").asText()).contains("team/*");
        assertThat(problems.get(1).get("line").asInt()).isEqualTo(4);
        assertThat(problems.get(2).get("line").asInt()).isEqualTo(5);
        assertThat(Files.readString(file())).isEqualTo(Shown.FILE);
    }

    @Test
    public void aBadEntryToAddIsTheSameKindOfAnswer() {
        JsonNode problems = Caller.ADMIN
                .call("POST", ALLOW, "{\"entry\": \"Helloz/**\"}")
                .expect(400)
                .json();

        assertThat(problems.get(0).get("entry").asText()).isEqualTo("Helloz/**");
        assertThat(problems.get(0).get("message").asText()).contains("helloz/**");
        assertThat(Caller.ADMIN
                        .call("POST", ALLOW, "{}")
                        .expect(400)
                        .json()
                        .get(0)
                        .get("message")
                        .asText())
                .contains("entry");
    }

    @Test
    public void aListThatSomebodyElseChangedIsNotOverwritten() throws IOException {
        String tag = Caller.ADMIN.get(LIST).header("ETag");
        String byHand = Shown.FILE.replace("- nginx", "- nginx\n      - by/hand");
        Files.writeString(file(), byHand);

        assertThat(Caller.ADMIN
                        .with("If-Match", tag)
                        .call("PUT", LIST, "{\"entries\": [\"nginx\"]}")
                        .expect(412)
                        .text())
                .contains("has changed since");
        assertThat(Caller.ADMIN
                        .call("PUT", LIST, "{\"entries\": [\"nginx\"]}")
                        .expect(428)
                        .text())
                .contains("If-Match");
        assertThat(Files.readString(file())).isEqualTo(byHand);
    }

    @Test
    public void aBadFileIsShownAndTheLastGoodListStays() throws IOException {
        Files.writeString(file(), Shown.FILE.replace("- nginx", "- Nginx"));
        Await.until(
                Duration.ofSeconds(30), "the problem", () -> Metrics.value("docker_mirror_docker_list_refused") == 1);

        JsonNode list = Caller.ADMIN.get(LIST).expect(200).json();
        assertThat(list.get("entries").toString()).isEqualTo("[\"helloz/**\",\"nginx\"]");
        assertThat(list.get("problems").get(0).get("line").asInt()).isEqualTo(7);
        assertThat(list.get("problems").get(0).get("message").asText()).contains("nginx");
        JsonNode mirror = Caller.ADMIN.get("docker-mirrors").json().get(0);
        assertThat(mirror.get("repository").asText()).isEqualTo("docker");
        assertThat(mirror.get("state").asText()).isEqualTo("LAST_GOOD");
        assertThat(mirror.get("entries").asInt()).isEqualTo(2);
        assertThat(mirror.get("reason").asText()).contains(file() + ", line 7");
        assertThat(Caller.ADMIN.getPage("/service/metrics/healthcheck").text()).contains("line 7");
        assertThat(Metrics.value("docker_mirror_docker_list_last_error_timestamp_seconds"))
                .isPositive();
        // Other errors of the file are not ours to overwrite.
        assertThat(Caller.ADMIN
                        .call("POST", ALLOW, "{\"entry\": \"other/tool\"}")
                        .expect(409)
                        .text())
                .contains("line 7");
    }

    private static Path file() {
        return Shown.SERVER.data().resolve("etc/docker-mirror.yaml");
    }
}
