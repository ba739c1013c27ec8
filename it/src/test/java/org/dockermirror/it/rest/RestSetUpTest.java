package org.dockermirror.it.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dockermirror.it.bed.Await;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Nginx;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** A server without our bundles: it has a Docker format, its own REST, and nothing else of ours. */
public class RestSetUpTest {
    @ClassRule
    public static final NexusServer SERVER = NexusServer.fresh("rest").with(Kar.FORMAT);

    private static final String TWO_MIRRORS = """
            mirrors:
              - repository: docker
                allow: [helloz/**, nginx]
                upstream: %1$s
                port: 8082
              - repository: second
                allow: [team/*]
                upstream: %1$s
                keepUnusedDays: 30
            """.formatted(Upstream.PROXY.url());

    @BeforeClass
    public static void awaitTheFormat() {
        Await.until(
                Duration.ofMinutes(1),
                "the format",
                () -> Http.get(NexusServer.URL + "/service/rest/internal/ui/repositories/recipes")
                        .text()
                        .contains("\"docker\""));
    }

    @Test
    public void twoMirrorsAreMadeServeAreRepairedAndTakenBackWithoutATrace() {
        List<JsonNode> before = SetUpContract.state();
        SetUpFile file = new SetUpFile("two", TWO_MIRRORS);
        Command.Result plan = file.run("plan");
        assertThat(plan.status()).isEqualTo(1);
        assertThat(plan.output())
                .contains("+ repository second", "! users without a login will be able to read docker, second");
        assertThat(SetUpContract.state()).isEqualTo(before);

        expect(0, file.run("apply"));
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
        Visitor visitor = Visitor.at(Entrance.CONNECTOR);
        assertThat(visitor.manifest(Images.NGINX).status()).isEqualTo(200);
        assertThat(visitor.manifest(Images.OFF_LIST).status()).isEqualTo(403);
        assertThat(Visitor.of("second").manifest(Images.TEAM_APP).status()).isEqualTo(200);
        assertThat(Visitor.of("second").manifest(Images.ONENAV).status()).isEqualTo(403);

        assertThat(Rest.cleanupPolicies().path(0).path("criteriaLastDownloaded").asInt())
                .isEqualTo(30);
        assertThat(Rest.get("repositories/docker/proxy/second")
                        .at("/cleanup/policyNames")
                        .toString())
                .isEqualTo("[\"Unused_second\"]");

        List<String> changes = SERVER.changes();
        expect(0, file.run("apply"));
        expect(0, file.run("plan"));
        assertThat(SERVER.changes()).isEqualTo(changes);

        Rest.send("PUT", "routing-rules/Allow_docker", """
                {"name":"Allow_docker","description":"[docker-mirror]","mode":"ALLOW","matchers":[".*"]}""");
        Rest.send("PUT", "security/realms/active", "[\"NexusAuthenticatingRealm\"]");
        Rest.send("PUT", "security/anonymous", """
                {"enabled":false,"userId":"anonymous","realmName":"NexusAuthorizingRealm"}""");
        Command.Result drift = file.run("plan");
        assertThat(drift.status()).isEqualTo(1);
        assertThat(drift.output())
                .contains("~ routing rule Allow_docker", "+ active realm DockerToken", "~ anonymous access");
        expect(0, file.run("apply"));
        assertThat(visitor.manifest(Images.ONENAV).status()).isEqualTo(200);
        assertThat(visitor.manifest(Images.OFF_LIST).status()).isEqualTo(403);

        expect(0, file.run("remove", "--yes"));
        // Anonymous access was switched off by hand before the last apply switched it on.
        Rest.send("PUT", "security/anonymous", """
                {"enabled":true,"userId":"anonymous","realmName":"NexusAuthorizingRealm"}""");
        assertThat(SetUpContract.state()).isEqualTo(before);
    }

    @Test
    public void ofTwoRunsAtOnceTheOneThatIsOverwrittenSaysSo() {
        List<JsonNode> before = SetUpContract.state();
        SetUpFile slow = new SetUpFile("slow", mirror("helloz/**"));
        SetUpFile fast = new SetUpFile("fast", mirror("team/*"));
        RecordingProxy between = RecordingProxy.start(5090, NexusServer.URL);
        List<Command.Result> other = new ArrayList<>();
        between.afterNext("POST /service/rest/v1/routing-rules", () -> other.add(fast.run("apply")));

        Command.Result overwritten = slow.runAt(between.url(), "apply");

        assertThat(overwritten.status()).as(overwritten.output()).isEqualTo(3);
        assertThat(overwritten.output())
                .contains(
                        "the server did not keep it: create routing rule Allow_both",
                        "if somebody else changes it now");
        assertThat(other).hasSize(1).allSatisfy(result -> expect(0, result));
        expect(0, fast.run("plan"));
        assertThat(Visitor.of("both").manifest(Images.TEAM_APP).status()).isEqualTo(200);
        assertThat(Visitor.of("both").manifest(Images.ONENAV).status()).isEqualTo(403);

        expect(0, fast.run("remove", "--yes"));
        assertThat(SetUpContract.state()).isEqualTo(before);
    }

    private static String mirror(String entry) {
        return "mirrors: [{repository: both, allow: ['%s'], upstream: '%s'}]".formatted(entry, Upstream.PROXY.url());
    }

    @Test
    public void whatARuleCannotEnforceIsSaidBeforeAnythingIsWritten() {
        List<JsonNode> before = SetUpContract.state();
        SetUpFile file = new SetUpFile("tags", "mirrors: [{repository: tags, allow: ['helloz/onenav:0.*']}]");

        Command.Result refused = file.run("apply");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.output()).contains("every tag and digest of helloz/onenav can be pulled", "--names-only");
        assertThat(SetUpContract.state()).isEqualTo(before);
    }

    @Test
    public void whatTheMapInFrontIsSeenToRefuseNeedsNoAgreement() {
        List<JsonNode> before = SetUpContract.state();
        String url = "https://" + NginxSite.HOST + ":9444";
        String[] trusting = {"--ca", NginxSite.authority()};
        SetUpFile file = new SetUpFile("front", behindNginx(url, "helloz/private-*"));

        Command.Result plan = file.run("plan", trusting[0], trusting[1]);
        assertThat(plan.status()).isEqualTo(2);
        assertThat(plan.output()).contains("+ repository front", "denies: enforced by nothing here", "no connection");
        assertThat(file.run("apply", trusting[0], trusting[1]).status()).isEqualTo(2);
        assertThat(SetUpContract.state()).isEqualTo(before);

        try (Nginx nginx = Nginx.start("rest-front", file.nginxSite(), url + "/v2/")) {
            Command.Result untrusting = file.run("apply");
            assertThat(untrusting.status()).isEqualTo(2);
            assertThat(untrusting.output()).contains("TLS fails", "--ca");
            assertThat(SetUpContract.state()).isEqualTo(before);

            expect(0, file.run("apply", trusting[0], trusting[1]));
            Visitor visitor = Visitor.at(url);
            assertThat(visitor.manifest(Images.ONENAV).status()).isEqualTo(200);
            Http.Reply denied = visitor.manifest("helloz/private-x:1");
            assertThat(denied.status()).isEqualTo(403);
            assertThat(denied.text()).contains("helloz/private-x is denied by this mirror's allow-list");

            List<String> changes = SERVER.changes();
            file.write(behindNginx(url, "helloz/onenav"));
            Command.Result older = file.run("apply", trusting[0], trusting[1]);
            assertThat(older.status()).isEqualTo(2);
            assertThat(older.output()).contains("\"!helloz/onenav\"", "/v2/helloz/onenav/manifests/");
            assertThat(SERVER.changes()).isEqualTo(changes);
            assertThat(nginx.errors()).doesNotContain("[alert]");
        }
        expect(0, file.run("remove", "--yes"));
        assertThat(SetUpContract.state()).isEqualTo(before);
    }

    private static String behindNginx(String url, String denied) {
        return """
                tls: {certificate: %s, key: %s}
                mirrors:
                  - repository: front
                    allow: [helloz/**]
                    deny: ['%s']
                    upstream: %s
                    publicUrl: %s
                """.formatted(NginxSite.certificate(), NginxSite.key(), denied, Upstream.PROXY.url(), url);
    }

    private static void expect(int status, Command.Result result) {
        assertThat(result.status()).as(result.output()).isEqualTo(status);
    }
}
