package org.dockermirror.it.rest;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** The same commands on a server with our bundles, which has set up the article's mirror by itself. */
public class BundlesSetUpTest {
    @ClassRule
    public static final NexusServer SERVER = NexusServer.fresh("rest-bundles").with(Kar.MIRROR, Kar.FORMAT);

    private static final String FILE = """
            mirrors:  # sent
              - repository: docker
                allow: ["helloz/onenav:0.9.*", nginx]
                deny: ["nginx:docker*"]
                upstream: %s
                port: 8082
            """.formatted(Upstream.PROXY.url());

    @BeforeClass
    public static void awaitTheArticlesMirror() {
        Await.until(
                Duration.ofSeconds(90),
                "the role of the anonymous user",
                () -> Rest.get("security/users?userId=anonymous").toString().contains("DockerPullAnonymous"));
    }

    @Test
    public void aFileIsPlannedPutInForceWithEveryEntryAndRepaired() throws IOException {
        SetUpFile file = new SetUpFile("bundles", FILE);
        Command.Result plan = file.run("plan");
        assertThat(plan.status()).isEqualTo(1);
        assertThat(plan.output())
                .contains(
                        "with the docker-mirror bundles: they enforce every entry",
                        "+ routing rule Allow_docker",
                        "    - routing rule: Allow_helloz",
                        "    + port: 8082");
        assertThat(SERVER.data().resolve("etc/docker-mirror.yaml")).doesNotExist();

        expect(0, file.run("apply"));
        assertThat(Files.readString(SERVER.data().resolve("etc/docker-mirror.yaml")))
                .isEqualTo(FILE);
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        Visitor visitor = Visitor.at(Entrance.CONNECTOR);
        assertThat(visitor.manifest(Images.NGINX).status()).isEqualTo(200);
        Http.Reply denied = visitor.manifest(Images.NGINX_DOCKER_LIST);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text()).contains("\"DENIED\"");

        List<String> changes = SERVER.changes();
        expect(0, file.run("apply"));
        expect(0, file.run("plan"));
        assertThat(SERVER.changes()).isEqualTo(changes);

        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\"]");
        Command.Result drift = file.run("plan");
        assertThat(drift.status()).isEqualTo(1);
        assertThat(drift.output()).contains("+ active realm DockerToken", "1 change;");
        expect(0, file.run("apply"));
        assertThat(Rest.get("security/realms/active").toString()).contains("DockerToken");
        ofTwoRunsAtOnceOneIsToldOfTheOther();
        SetUpFile both = aMirrorThatIsNotInTheFileStays();
        aFileThatIsGoneLeavesEverythingAsItIs(visitor);
        aMirrorIsRemovedOverRest();
        theRestIsRemovedByTheCommandAndNotMadeAgain(both);
    }

    private static void aMirrorIsRemovedOverRest() throws IOException {
        Path own = SERVER.data().resolve("etc/docker-mirror.yaml");
        String before = Files.readString(own);
        JsonNode plan = Rest.reply("DELETE", "docker-mirrors/extra?plan=true", "")
                .expect(200)
                .json();
        assertThat(plan.path("changes").toString()).contains("repository extra", "routing rule Allow_extra");
        assertThat(plan.path("warnings").toString()).contains("other mirrors are on this server (docker)");
        assertThat(own).content().isEqualTo(before);
        assertThat(Rest.has("repositories/extra")).isTrue();

        JsonNode done =
                Rest.reply("DELETE", "docker-mirrors/extra", "").expect(200).json();
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("DONE");
        assertThat(own).content().isEqualTo(FILE);
        assertThat(Rest.has("repositories/extra")).isFalse();
        assertThat(Rest.has("routing-rules/Allow_extra")).isFalse();
        assertThat(Rest.has("docker-mirrors/extra")).isFalse();
        assertThat(Rest.reply("DELETE", "docker-mirrors/extra", "").status()).isEqualTo(404);
        assertThat(Visitor.at(Entrance.CONNECTOR).manifest(Images.NGINX).status())
                .isEqualTo(200);
    }

    private static void theRestIsRemovedByTheCommandAndNotMadeAgain(SetUpFile both) {
        expect(0, both.run("remove", "--yes"));
        aServerWithoutATrace();
        expect(0, both.run("remove", "--yes"));
        List<String> changes = SERVER.changes();
        String log = SERVER.log();
        SERVER.restart();
        Await.until(
                Duration.ofSeconds(90),
                "the set-up",
                () -> SERVER.logSince(log).contains("docker-mirror.yaml says; nothing had to be done"));
        assertThat(SERVER.changes()).isEqualTo(changes);
        aServerWithoutATrace();
    }

    private static void aServerWithoutATrace() {
        assertThat(Rest.get("routing-rules")).isEmpty();
        assertThat(Rest.get("repositories").toString()).doesNotContain("docker");
        assertThat(Rest.get("security/roles?source=default").toString()).doesNotContain("DockerPullAnonymous");
        assertThat(Rest.get("security/realms/active").toString()).doesNotContain("DockerToken");
        assertThat(Rest.get("security/users?userId=anonymous").toString()).doesNotContain("DockerPullAnonymous");
        assertThat(Rest.get("docker-mirrors")).isEmpty();
    }

    private static void aFileThatIsGoneLeavesEverythingAsItIs(Visitor visitor) throws IOException {
        Path own = SERVER.data().resolve("etc/docker-mirror.yaml");
        Path aside = own.resolveSibling("aside.yaml");
        List<String> changes = SERVER.changes();
        Files.move(own, aside);
        String log = SERVER.log();
        SERVER.restart();
        Await.until(
                Duration.ofSeconds(90),
                "the set-up",
                () -> SERVER.logSince(log).contains("nothing says any more what is mirrored: " + own + " is gone"));

        assertThat(SERVER.changes()).isEqualTo(changes);
        assertThat(visitor.manifest(Images.NGINX).status()).isEqualTo(200);
        assertThat(visitor.manifest(Images.NGINX_DOCKER_LIST).status()).isEqualTo(403);
        JsonNode shown = Rest.get("docker-mirrors/docker");
        assertThat(shown.path("state").asText()).isEqualTo("LAST_GOOD");
        assertThat(shown.path("reason").asText()).contains("is gone");
        assertThat(Rest.reply("POST", "docker-mirrors/docker/allow", "{\"entry\": \"team/app\"}")
                        .expect(409)
                        .text())
                .contains("is gone");
        assertThat(own).doesNotExist();

        Files.move(aside, own);
        Await.until(
                Duration.ofSeconds(30),
                "the file",
                () -> Rest.get("docker-mirrors/docker").path("state").asText().equals("IN_FORCE"));
    }

    private static void ofTwoRunsAtOnceOneIsToldOfTheOther() throws IOException {
        List<String> files = List.of(FILE.replace("nginx]", "nginx, team/*]"), FILE.replace("nginx]", "team/*]"));
        Await.until(Duration.ofSeconds(60), "two at once", () -> {
            List<CompletableFuture<Http.Reply>> runs = files.stream()
                    .map(file -> CompletableFuture.supplyAsync(() -> Rest.apply(file)))
                    .toList();
            Map<Boolean, List<Http.Reply>> replies =
                    runs.stream().map(CompletableFuture::join).collect(partitioningBy(reply -> reply.status() == 200));
            assertThat(replies.get(true)).isNotEmpty();
            assertThat(replies.get(false))
                    .allSatisfy(told -> assertThat(told.expect(409).text())
                            .contains("another run is under way in this server (an apply, begun at "));
            return !replies.get(false).isEmpty();
        });
        Rest.apply(FILE).expect(200);
        assertThat(SERVER.data().resolve("etc/docker-mirror.yaml")).content().isEqualTo(FILE);
    }

    /** Those of the server's own file are kept, and so are its comments. */
    private static SetUpFile aMirrorThatIsNotInTheFileStays() throws IOException {
        String extra = "  - {repository: extra, allow: [team/*]}\n";
        expect(0, new SetUpFile("extra", "mirrors:\n" + extra).run("apply"));
        assertThat(SERVER.data().resolve("etc/docker-mirror.yaml")).content().isEqualTo(FILE + extra);
        assertThat(Rest.has("docker-mirrors/docker")).isTrue();
        assertThat(Rest.has("docker-mirrors/extra")).isTrue();
        SetUpFile both = new SetUpFile("both", FILE + extra);
        expect(0, both.run("plan"));
        return both;
    }

    private static void expect(int status, Command.Result result) {
        assertThat(result.status()).as(result.output()).isEqualTo(status);
    }
}
