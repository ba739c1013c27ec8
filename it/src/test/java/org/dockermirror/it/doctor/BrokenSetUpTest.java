package org.dockermirror.it.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Entrance;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Images;
import org.dockermirror.it.bed.Kar;
import org.dockermirror.it.bed.NexusServer;
import org.dockermirror.it.bed.Nginx;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.RecordingProxy;
import org.dockermirror.it.bed.Repositories;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.TokenServer;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;

/** Every set-up that people break, broken in a real server or a real nginx, and mended again. */
public class BrokenSetUpTest {
    private static final String MIRROR = Entrance.CONNECTOR.url;
    private static final String REPOSITORIES = NexusServer.URL + "/repository/";

    @ClassRule
    public static final NexusServer NEXUS =
            NexusServer.fresh("doctor").with(Kar.MIRROR, Kar.FORMAT).config("""
            mirrors:
              - repository: docker
                allow: [helloz/**, nginx]
                upstream: %s
                port: 8082
            anonymousPull: {grant: all-docker}
            """.formatted(Upstream.PROXY.url()));

    @BeforeClass
    public static void start() {
        Visitor.awaitPull(Entrance.CONNECTOR, Images.ONENAV);
    }

    @Test
    public void aMirrorThatWorksIsWell() {
        Doctor.outside(MIRROR, Images.ONENAV).isWell();
        assertThat(Doctor.inside(MIRROR, Images.NGINX).isWell().settings()).isEmpty();
        // Any registry: one that is no Nexus.
        Doctor.outside(Upstream.WITHOUT_TOKENS.url(), Images.ONENAV).names("push", "push-open");
        NginxSite.start();
        Doctor.outside(NginxSite.URL, Images.ONENAV).isWell().warns("plain HTTP", "plain-http-open");
    }

    @Test
    public void anImageOffTheListIsNamedSo() {
        Doctor.outside(MIRROR, Images.OFF_LIST).names("manifest, HEAD", "not-listed");
    }

    @Test
    public void anonymousAccessOff() {
        ObjectNode before = (ObjectNode) Rest.get("security/anonymous");
        Rest.send(
                "PUT",
                "security/anonymous",
                before.deepCopy().put("enabled", false).toString());
        try {
            Doctor.outside(MIRROR, Images.ONENAV).names("token", "anonymous-off");
            Doctor.inside(MIRROR, Images.ONENAV).proves("token", "anonymous-off");
        } finally {
            Rest.send("PUT", "security/anonymous", before.toString());
        }
    }

    @Test
    public void tokenRealmMissing() {
        ArrayNode before = (ArrayNode) Rest.get("security/realms/active");
        ArrayNode without = Http.JSON.createArrayNode();
        before.forEach(realm -> {
            if (!realm.asText().equals("DockerToken")) {
                without.add(realm);
            }
        });
        Rest.send("PUT", "security/realms/active", without.toString());
        try {
            Doctor.outside(MIRROR, Images.ONENAV).names("token", "realm-missing");
            Doctor.inside(MIRROR, Images.ONENAV).proves("token", "realm-missing");
        } finally {
            Rest.send("PUT", "security/realms/active", before.toString());
        }
    }

    @Test
    public void roleMissing() {
        ObjectNode before =
                (ObjectNode) Rest.get("security/users?userId=anonymous").get(0);
        ObjectNode without = before.deepCopy();
        Rest.send("POST", "security/roles", """
                {"id":"nothing","name":"nothing","description":"","privileges":["nx-search-read"],"roles":[]}
                """);
        without.putArray("roles").add("nothing");
        Rest.send("PUT", "security/users/anonymous", without.toString());
        try {
            Doctor.outside(MIRROR, Images.ONENAV).ranks("manifest, HEAD", "role-missing");
            Doctor.inside(MIRROR, Images.ONENAV).proves("manifest, HEAD", "role-missing");
        } finally {
            Rest.send("PUT", "security/users/anonymous", before.toString());
        }
    }

    @Test
    public void loginForced() {
        changed("docker", repository -> repository.withObject("/docker").put("forceBasicAuth", true));
        try {
            Doctor.outside(MIRROR, Images.ONENAV).names("ping", "basic-forced");
            Doctor.inside(MIRROR, Images.ONENAV).proves("ping", "basic-forced");
        } finally {
            changed("docker", repository -> repository.withObject("/docker").put("forceBasicAuth", false));
        }
    }

    @Test
    public void routingRuleMissing() {
        Repositories.proxy("open", Upstream.PROXY.url());
        Doctor.outside(REPOSITORIES + "open", Images.OFF_LIST)
                .isWell()
                .warns("an image on nobody's list", "rule-missing");
        Doctor.inside(REPOSITORIES + "open", Images.OFF_LIST).proves("an image on nobody's list", "rule-missing");
    }

    @Test
    public void routingRuleWrong() {
        Repositories.proxy("narrow", Upstream.PROXY.url());
        Rest.send("POST", "routing-rules", """
                {"name":"narrow","description":"","mode":"ALLOW","matchers":["^/v2/other/.*"]}
                """);
        changed("narrow", repository -> repository.put("routingRule", "narrow"));
        Doctor.outside(REPOSITORIES + "narrow", Images.ONENAV).ranks("manifest, HEAD", "rule-wrong");
        Doctor.inside(REPOSITORIES + "narrow", Images.ONENAV).proves("manifest, HEAD", "rule-wrong");
    }

    @Test
    public void webServerPassesToTheWrongPlace() {
        try (Nginx wrong =
                site(9_201, "proxy_pass http://127.0.0.1:8081/;", "Host $http_host", "X-Forwarded-Proto https")) {
            assertThat(wrong).isNotNull();
            Doctor.outside(address(9_201), Images.ONENAV).names("ping", "proxy-pass");
        }
    }

    @Test
    public void webServerDoesNotSayHttps() {
        try (Nginx wrong = site(9_202, PASS, "Host $http_host")) {
            assertThat(wrong).isNotNull();
            Doctor.outside(address(9_202), Images.ONENAV).names("realm", "forwarded-proto");
        }
    }

    @Test
    public void webServerSaysTheWrongPort() {
        try (Nginx wrong = site(9_203, PASS, "Host $host", "X-Forwarded-Proto https")) {
            assertThat(wrong).isNotNull();
            Doctor.outside(address(9_203), Images.ONENAV).names("realm", "forwarded-host");
        }
    }

    @Test
    public void webServerDoublesThePortThatItPassesOn() {
        try (Nginx wrong = site(
                9_209,
                PASS,
                "Host $http_host",
                "X-Forwarded-Host $http_host:$server_port",
                "X-Forwarded-Proto https")) {
            assertThat(wrong).isNotNull();
            // The server takes it for no host at all.
            assertThat(Http.get(address(9_209) + "/v2/").status()).isEqualTo(400);
            Doctor.outside(address(9_209), Images.ONENAV).names("ping", "forwarded-host");
        }
    }

    @Test
    public void webServerDoublesThePortOfTheRealm() {
        String challenge = "proxy_hide_header WWW-Authenticate; add_header WWW-Authenticate"
                + " 'Bearer realm=\"https://$http_host:$server_port/v2/token\",service=\"hub\"' always; ";
        try (Nginx wrong = site(9_210, challenge + PASS, "Host $http_host", "X-Forwarded-Proto https")) {
            assertThat(wrong).isNotNull();
            assertThat(Http.get(address(9_210) + "/v2/").header("WWW-Authenticate"))
                    .contains("https://" + NginxSite.HOST + ":9210:9210/v2/token");
            Doctor.outside(address(9_210), Images.ONENAV).names("realm", "forwarded-host");
        }
    }

    @Test
    public void webServerPassesOnWhatClientsSay() {
        try (Nginx wrong = site(9_204, PASS, "Host $http_host")) {
            assertThat(wrong).isNotNull();
            Doctor.outside(address(9_204), Images.ONENAV).warns("forwarded headers", "forwarded-believed");
        }
    }

    @Test
    public void webServerWithoutNexus() {
        try (Nginx wrong = site(9_205, "proxy_pass http://127.0.0.1:1/;", "Host $http_host")) {
            assertThat(wrong).isNotNull();
            Doctor.outside(address(9_205), Images.ONENAV).names("ping", "nexus-down");
        }
    }

    @Test
    public void upstreamDown() {
        Repositories.proxy("down", "http://127.0.0.1:1");
        Doctor.outside(REPOSITORIES + "down", Images.ONENAV).ranks("manifest, HEAD", "upstream-down");
        Doctor.inside(REPOSITORIES + "down", Images.ONENAV).proves("manifest, HEAD", "upstream-down");
    }

    @Test
    public void upstreamAccountWrong() {
        Repositories.proxy("account", Upstream.PROXY.url());
        changed(
                "account",
                repository -> repository
                        .withObject("/httpClient")
                        .putObject("authentication")
                        .put("type", "username")
                        .put("username", "nobody")
                        .put("password", "wrong"));
        Doctor.outside(REPOSITORIES + "account", Images.ONENAV).names("manifest, HEAD", "upstream-credentials");
        Doctor.inside(REPOSITORIES + "account", Images.ONENAV).names("manifest, HEAD", "upstream-credentials");
    }

    @Test
    public void upstreamTokenNotYetValid() {
        Repositories.proxy("clock", Upstream.PROXY.url());
        try (RecordingProxy.State fast = TokenServer.fast()) {
            assertThat(fast).isNotNull();
            Doctor.outside(REPOSITORIES + "clock", Images.ONENAV).ranks("manifest, HEAD", "upstream-clock");
            Doctor.inside(REPOSITORIES + "clock", Images.ONENAV).proves("manifest, HEAD", "upstream-clock");
        }
    }

    @Test
    public void certificateSelfSignedOrForAnotherName() {
        Path folder = Bed.scratch("doctor-tls");
        for (String host : new String[] {NginxSite.HOST, "other.example.com"}) {
            Command.run(
                            "openssl",
                            "req",
                            "-x509",
                            "-newkey",
                            "rsa:2048",
                            "-nodes",
                            "-days",
                            "9",
                            "-subj",
                            "/CN=" + host,
                            "-addext",
                            "subjectAltName=DNS:" + host,
                            "-keyout",
                            folder + "/" + host + ".key",
                            "-out",
                            folder + "/" + host + ".crt")
                    .orFail();
        }
        Nginx.unchecked("nginx-self", written(9_206, folder + "/" + NginxSite.HOST, PASS, "Host $http_host"));
        Doctor.outside(address(9_206)).names("certificate", "certificate-self-signed");
        Nginx.unchecked("nginx-name", written(9_207, folder + "/other.example.com", PASS, "Host $http_host"));
        Doctor.outside(address(9_207), "--ca", folder + "/other.example.com.crt")
                .names("certificate", "certificate-name");
    }

    @Test
    public void portNotPublishedOrWithoutTls() {
        Doctor.outside("http://127.0.0.1:8089", Images.ONENAV).names("connection", "port-closed");
        Doctor.outside("https://127.0.0.1:8082", Images.ONENAV).names("TLS", "plain-http-at-https");
        Doctor.outside("https://nosuch.invalid").names("name", "name-unknown");
        NginxSite.start();
        Doctor.outside("http://" + NginxSite.HOST + ":443").names("ping", "tls-at-http");
    }

    @Test
    public void connectorPortNotPublished() {
        Repositories.proxy("unpublished", Upstream.PROXY.url());
        String typed = "http://127.0.0.1:8092";
        Doctor.outside(typed, Images.ONENAV)
                .names("connection", "port-closed")
                .ranks("connection", "connector-missing");
        Doctor.inside(typed, Images.ONENAV, "--repository", "unpublished").proves("connection", "connector-missing");
        changed("unpublished", repository -> repository.withObject("/docker").put("httpPort", 8_093));
        Doctor.inside(typed, Images.ONENAV, "--repository", "unpublished").proves("connection", "connector-missing");
        changed("unpublished", repository -> repository.withObject("/docker").put("httpPort", 8_092));
        Doctor.outside(typed, Images.ONENAV).isWell();
    }

    @Test
    public void webServerGivesUpBeforeAColdLayerIsThere() {
        Repositories.proxy("slow", SlowUpstream.start());
        try (Nginx wrong = site(
                9_208,
                "proxy_read_timeout 2s; proxy_pass http://127.0.0.1:8081/repository/slow/;",
                "Host $http_host",
                "X-Forwarded-Proto https")) {
            assertThat(wrong).isNotNull();
            Doctor.outside(address(9_208), Images.ONENAV).names("configuration", "read-timeout");
        }
    }

    @Test
    public void repositoryOffline() {
        Repositories.proxy("offline", Upstream.PROXY.url());
        changed("offline", repository -> repository.put("online", false));
        Doctor.inside(REPOSITORIES + "offline", Images.ONENAV).proves("ping", "repository-missing");
    }

    private static final String PASS = "proxy_pass http://127.0.0.1:8081/repository/docker/;";

    private static Nginx site(int port, String pass, String... headers) {
        String certificate = NginxSite.certificate().replaceAll("\\.crt$", "");
        return Nginx.start("nginx-" + port, written(port, certificate, pass, headers), address(port) + "/");
    }

    private static String written(int port, String certificate, String pass, String... headers) {
        StringBuilder set = new StringBuilder();
        for (String header : headers) {
            set.append("proxy_set_header ").append(header).append("; ");
        }
        return "server { listen %d ssl; server_name %s; ssl_certificate %s.crt; ssl_certificate_key %s.key;\nlocation / { %s %s } }\n"
                .formatted(port, NginxSite.HOST, certificate, certificate, pass, set);
    }

    private static String address(int port) {
        return "https://" + NginxSite.HOST + ":" + port;
    }

    private interface Change {
        void of(ObjectNode repository);
    }

    /** Changes a repository as the web form does: what is read is sent again, under the names that are wanted there. */
    private static void changed(String name, Change change) {
        JsonNode read = Rest.get("repositories/docker/proxy/" + name);
        ObjectNode repository = read.deepCopy();
        if (read.path("routingRuleName").isTextual()) {
            repository.set("routingRule", read.get("routingRuleName"));
        }
        repository.remove("routingRuleName");
        change.of(repository);
        Rest.send("PUT", "repositories/docker/proxy/" + name, repository.toString());
    }
}
