package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command {@code doctor}, by what a registry answers; the end-to-end tests break real set-ups. */
public class DoctorTest {

    private static final String MANIFEST = "/v2/helloz/onenav/manifests/1";

    @Rule
    public final FakeRegistry registry = new FakeRegistry();

    @Rule
    public final FakeRegistry upstream = new FakeRegistry();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private String out = "";
    private String err = "";

    @Test
    public void aRegistryThatWorksIsWell() {
        assertThat(doctor(registry.url(), FakeRegistry.IMAGE)).isZero();
        assertThat(out).contains("ok        layer, its beginning").contains("An anonymous client gets what it should.");
        assertThat(registry.requests())
                .contains("HEAD " + MANIFEST, "GET " + MANIFEST, "POST /v2/helloz/onenav/blobs/uploads/");
    }

    @Test
    public void withoutAnImageNothingIsPulled() {
        assertThat(doctor(registry.url())).isZero();
        assertThat(out).contains("skipped   pull: no image was named");
        assertThat(registry.requests()).noneMatch(request -> request.contains("onenav"));
    }

    @Test
    public void aRegistryWithoutTokensIsWellToo() {
        registry.withoutTokens();
        assertThat(doctor(registry.url(), FakeRegistry.IMAGE)).isZero();
        assertThat(out).contains("token: none is wanted");
    }

    @Test
    public void thePingNamesWhatStandsInFront() {
        assertNames("ping", "proxy-pass", 404, "<html>not found</html>", "Content-Type: text/html");
        assertNames("ping", "proxy-pass", 200, "<html>Nexus</html>", "Content-Type: text/html");
        assertNames("ping", "nexus-down", 502, "<html>bad gateway</html>");
        assertNames("ping", "tls-at-http", 400, "The plain HTTP request was sent to HTTPS port");
        assertNames("ping", "forwarded-host", 400, "");
        assertNames("ping", "proxy-pass", 400, "Not a Docker request");
        assertNames("ping", "tls-at-http", 301, "", "Location: https://hub.example.com/v2/?secret=1");
        assertThat(out).contains("leads to https://hub.example.com/v2/").doesNotContain("secret");
        assertNames("ping", "basic-forced", 401, "", "WWW-Authenticate: BASIC realm=\"Nexus\"");
        assertNames("ping", "too-many", 429, "");
        assertNames("ping", "server-limit", 403, "");
    }

    @Test
    public void aRealmThatLeadsElsewhereIsNamed() {
        assertNames("realm", "forwarded-host", 401, "", challenge(registry.url() + ":1/v2/token"));
        assertNames("realm", "forwarded-proto", 401, "", challenge("null://127.0.0.1:1/v2/token"));
        assertNames("realm", "forwarded-host", 401, "", challenge("http://127.0.0.1:1/v2/token"));
        assertNames("realm", "forwarded-host", 401, "", challenge("http://nexus:8081/v2/token"));
    }

    @Test
    public void aTokenServerOfAnotherHostIsNoFault() {
        registry.on(
                "GET /v2/",
                401,
                "",
                challenge("http://localhost:" + registry.url().replaceAll(".*:", "") + "/token"));
        assertThat(doctor(registry.url(), FakeRegistry.IMAGE)).isZero();
    }

    @Test
    public void aTokenThatIsNotGivenHasItsCauses() {
        registry.on("GET /token", 401, "");
        assertThat(causes("token")).containsExactly("anonymous-off", "realm-missing", "basic-forced");
        registry.on("GET /token", 404, "<html>");
        assertThat(causes("token")).startsWith("token-path-blocked");
    }

    @Test
    public void anImageThatIsNotServedHasItsCauses() {
        registry.error(MANIFEST, 401, "UNAUTHORIZED", "access to the requested resource is not authorized");
        assertThat(causes("manifest, HEAD")).containsExactly("realm-missing", "role-missing", "anonymous-off");
        registry.error(MANIFEST, 403, "DENIED", "helloz/onenav is not on this mirror's allow-list");
        assertThat(causes("manifest, HEAD")).containsExactly("not-listed");
        registry.error(MANIFEST, 403, "DENIED", "Routing rules block the requested item from this repository");
        assertThat(causes("manifest, HEAD")).containsExactly("rule-wrong");
        registry.error(MANIFEST, 403, "DENIED", "requests exceed the usage limit");
        assertThat(causes("manifest, HEAD")).containsExactly("server-limit");
        registry.error(MANIFEST, 404, "MANIFEST_UNKNOWN", "manifest unknown");
        assertThat(causes("manifest, HEAD")).startsWith("no-such-image");
        registry.error(MANIFEST, 500, "UNKNOWN", "Remote Auto Blocked until tomorrow");
        assertThat(causes("manifest, HEAD")).startsWith("upstream-down");
        registry.error(MANIFEST, 502, "UNAVAILABLE", "the token server of the upstream registry answered 401");
        assertThat(causes("manifest, HEAD")).startsWith("upstream-credentials", "upstream-clock");
        registry.error(MANIFEST, 429, "TOOMANYREQUESTS", "slowly");
        assertThat(causes("manifest, HEAD")).startsWith("upstream-limit");
    }

    @Test
    public void contentThatIsAnotherIsNamed() {
        registry.on("GET " + MANIFEST, 200, "{}", "Docker-Content-Digest: sha256:" + "0".repeat(64));
        assertThat(causes("manifest")).containsExactly("broken-content");
    }

    @Test
    public void aLayerThatDoesNotComeInTimeIsNamed() {
        registry.on("GET /v2/helloz/onenav/blobs/" + FakeRegistry.digest(FakeRegistry.LAYER), 504, "<html>");
        assertThat(causes("layer, its beginning")).startsWith("read-timeout");
        assertThat(causes("configuration")).isEmpty();
    }

    @Test
    public void anOpenPushIsAFaultAndAnOpenCatalogueAWarning() {
        registry.on("GET /v2/_catalog", 200, "{\"repositories\":[]}");
        assertThat(doctor(registry.url(), FakeRegistry.IMAGE)).isZero();
        assertThat(out).contains("warning   list of images");
        registry.on("/blobs/uploads/", 202, "");
        assertThat(causes("push")).containsExactly("push-open");
    }

    @Test
    public void aRegistryThatLooksForEverythingIsAWarning() {
        registry.on("/manifests/none", 404, "{}");
        assertThat(doctor(registry.url(), FakeRegistry.IMAGE)).isZero();
        assertThat(out).contains("warning   an image on nobody's list").contains("no routing rule");
    }

    @Test
    public void withALoginTheSettingIsProved() throws IOException {
        nexus("{\"enabled\":false}", "[\"NexusAuthenticatingRealm\"]", "docker-reads");
        registry.on("GET /token", 401, "");
        assertThat(causes("token", login())).containsExactly("anonymous-off", "realm-missing");
        assertThat(out).contains("anonymous access is off").contains("DockerToken is not among the active realms");
    }

    @Test
    public void withALoginWhatTheSettingsDisproveIsLeftOut() throws IOException {
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "nothing");
        registry.error(MANIFEST, 401, "UNAUTHORIZED", "no");
        assertThat(causes("manifest, HEAD", login())).containsExactly("role-missing");
    }

    @Test
    public void aWildcardLetsReadAndAPrivilegeThatAContentSelectorLimitsProvesNothing() throws IOException {
        registry.on(
                        "/v1/security/privileges/wild",
                        200,
                        "{\"type\":\"wildcard\",\"pattern\":\"nexus:repository-view:docker:*:browse,read\"}")
                .on(
                        "/v1/security/privileges/part",
                        200,
                        "{\"type\":\"repository-content-selector\",\"format\":\"docker\",\"repository\":\"*\","
                                + "\"contentSelector\":\"base\",\"actions\":[\"READ\"]}");
        registry.error(MANIFEST, 401, "UNAUTHORIZED", "no");

        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "wild");
        assertThat(causes("manifest, HEAD", login())).doesNotContain("role-missing");
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "part");
        assertThat(causes("manifest, HEAD", login())).containsExactly("role-missing");
    }

    @Test
    public void withALoginWhatNoStepMetIsFoundToo() throws IOException {
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "docker-reads");
        registry.on(
                "/repositories/docker/proxy/docker",
                200,
                "{\"name\":\"docker\",\"online\":true,\"docker\":{\"forceBasicAuth\":false},\"routingRuleName\":null}");
        assertThat(doctor(arguments(login()))).isEqualTo(1);
        assertThat(out).contains("FAILED    settings: docker has no routing rule");
    }

    @Test
    public void withALoginAConnectorIsToldFromAPortThatIsNotPublished() throws IOException {
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "docker-reads");
        assertThat(causesAt("http://127.0.0.1:1", "connection"))
                .containsExactly("port-closed", "connector-missing", "firewall");
        assertThat(causesAt("http://127.0.0.1:1", "connection", login())).containsExactly("connector-missing");
        assertThat(out).contains("docker, connector: none");
        registry.on(
                "/repositories/docker/proxy/docker",
                200,
                "{\"name\":\"docker\",\"online\":true,\"docker\":{\"httpPort\":1,\"httpsPort\":null},"
                        + "\"routingRuleName\":\"Allow_docker\"}");
        assertThat(causesAt("http://127.0.0.1:1", "connection", login())).containsExactly("port-closed");
        assertThat(out).contains("docker, connector: 1");
        // Not what clients would come by.
        assertThat(causesAt("http://127.0.0.1:1/repository/docker", "connection", login()))
                .containsExactly("port-closed", "connector-missing", "firewall");
    }

    @Test
    public void withALoginATokenThatIsNotYetValidUpstreamIsSeen() throws IOException {
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "docker-reads");
        registry.error(MANIFEST, 502, "UNAVAILABLE", "the token server of the upstream registry answered 401");
        upstream.error(MANIFEST, 401, "UNAUTHORIZED", "authentication required");
        withUpstream(upstream.url());
        upstream.on("GET /token", 200, tokenValidIn(600));
        assertThat(causes("manifest, HEAD", login())).containsExactly("upstream-clock");
        assertThat(out).contains(upstream.url() + " gives tokens that are valid from ");
        upstream.on("GET /token", 200, tokenValidIn(-10));
        assertThat(causes("manifest, HEAD", login())).containsExactly("upstream-down", "nexus-down");
        upstream.on("GET /token", 200, "{\"token\":\"not a JWT\"}");
        assertThat(causes("manifest, HEAD", login())).startsWith("upstream-clock", "upstream-down");
        withUpstream("http://127.0.0.1:1");
        assertThat(causes("manifest, HEAD", login())).startsWith("upstream-clock", "upstream-down");
    }

    @Test
    public void aTokenThatIsTakenHasNoWrongTime() throws IOException {
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "docker-reads");
        registry.error(MANIFEST, 502, "UNAVAILABLE", "the token server of the upstream registry answered 401");
        withUpstream(upstream.url());
        upstream.on("GET /token", 200, tokenValidIn(5));
        assertThat(causes("manifest, HEAD", login())).containsExactly("upstream-down", "nexus-down");
    }

    @Test
    public void theUpstreamIsAskedForNothingWhereItsClockIsNotInDoubt() throws IOException {
        nexus("{\"enabled\":true}", "[\"DockerToken\"]", "docker-reads");
        withUpstream(upstream.url());
        assertThat(doctor(arguments(login()))).isZero();
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    public void badInputIsOneSentence() {
        assertThat(doctor("https://me:secret@hub.example.com")).isEqualTo(2);
        assertThat(err).contains("what clients type").doesNotContain("secret");
        assertThat(doctor(registry.url(), "Helloz/x")).isEqualTo(2);
        assertThat(doctor(registry.url(), "--nexus", "http://localhost")).isEqualTo(2);
        assertThat(err).contains("go together");
        assertThat(doctor(registry.url(), "--timeout", "0")).isEqualTo(2);
        assertThat(doctor(registry.url(), "--ca", folder.getRoot() + "/none")).isEqualTo(2);
    }

    @Test
    public void nothingAtThePortIsACheckThatFailed() {
        assertThat(doctor("http://127.0.0.1:1")).isEqualTo(1);
        assertThat(out)
                .contains("FAILED    connection")
                .contains("1. nothing listens")
                .contains("With --nexus");
    }

    private static String challenge(String realm) {
        return "WWW-Authenticate: Bearer realm=\"" + realm + "\",service=\"x\"";
    }

    private void assertNames(String step, String cause, int status, String body, String... headers) {
        registry.on("GET /v2/", status, body, headers);
        assertThat(causes(step)).startsWith(cause);
        doctor(registry.url(), FakeRegistry.IMAGE);
    }

    /** A Nexus whose settings are these, with a repository and a rule that are as they should be. */
    private void nexus(String anonymous, String realms, String privilege) {
        registry.on("/v1/security/anonymous", 200, anonymous)
                .on("/v1/security/realms/active", 200, realms)
                .on("/v1/security/users", 200, "[{\"userId\":\"anonymous\",\"roles\":[\"outer\"]}]")
                .on("/v1/security/roles/outer", 200, "{\"privileges\":[],\"roles\":[\"inner\",\"outer\"]}")
                .on("/v1/security/roles/inner", 200, "{\"privileges\":[\"" + privilege + "\"],\"roles\":[]}")
                .on(
                        "/v1/security/privileges/docker-reads",
                        200,
                        "{\"type\":\"repository-view\",\"format\":\"docker\",\"repository\":\"docker\",\"actions\":[\"READ\"]}")
                .on("/v1/security/privileges/nothing", 200, "{\"type\":\"application\"}")
                .on("/v1/docker-mirrors", 404, "")
                .on("/repositories/details", 404, "")
                .on(
                        "/repositories/docker/proxy/docker",
                        200,
                        "{\"name\":\"docker\",\"online\":true,\"docker\":{\"forceBasicAuth\":false},"
                                + "\"routingRuleName\":\"Allow_docker\"}")
                .on("/v1/routing-rules/Allow_docker", 200, "{\"mode\":\"ALLOW\",\"matchers\":[\"^/v2/helloz/.*\"]}")
                .on("/v1/repositories", 200, "[{\"name\":\"docker\",\"format\":\"docker\",\"type\":\"proxy\"}]");
    }

    private void withUpstream(String url) {
        registry.on(
                "/repositories/docker/proxy/docker",
                200,
                "{\"name\":\"docker\",\"online\":true,\"proxy\":{\"remoteUrl\":\"" + url + "\"},"
                        + "\"docker\":{\"forceBasicAuth\":false},\"routingRuleName\":\"Allow_docker\"}");
    }

    private static String tokenValidIn(int seconds) {
        String claims = "{\"nbf\":" + Instant.now().plusSeconds(seconds).getEpochSecond() + "}";
        return "{\"token\":\"e30."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".x\"}";
    }

    private String[] login() throws IOException {
        Path password = folder.getRoot().toPath().resolve("password");
        Files.writeString(password, "admin123\n");
        return new String[] {"--nexus", registry.url(), "--user", "admin", "--password-file", password.toString()};
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(registry.url(), FakeRegistry.IMAGE));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    private List<String> causes(String step, String... more) {
        return causesAt(registry.url(), step, more);
    }

    private List<String> causesAt(String url, String step, String... more) {
        List<String> arguments = new ArrayList<>(List.of(url, FakeRegistry.IMAGE));
        arguments.addAll(List.of(more));
        arguments.add("--json");
        doctor(arguments.toArray(String[]::new));
        try {
            for (JsonNode each : new ObjectMapper().readTree(out).path("steps")) {
                if (each.path("step").asText().equals(step)) {
                    List<String> causes = new ArrayList<>();
                    each.path("causes")
                            .forEach(cause -> causes.add(cause.path("cause").asText()));
                    return causes;
                }
            }
        } catch (IOException e) {
            throw new AssertionError(out, e);
        }
        throw new AssertionError("no step " + step + " in " + out);
    }

    private int doctor(String... options) {
        CommandRun run = CommandRun.of(List.of("doctor"), options);
        out = run.out();
        err = run.err();
        return run.status();
    }
}
