package org.dockermirror.it.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.dockermirror.it.bed.Command;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Nginx;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.Rest;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** What the generated site does beside its list: TLS, errors as JSON, headers, limits. */
public class SiteTest {
    private static final int PORT = 9_090;
    private static final int LIMITED = 9_091;
    private static final String URL = "https://" + NginxSite.HOST + ":" + PORT;
    private static final String MIRRORS = """
              - {repository: docker, publicUrl: "%s", allow: [helloz/**]}
            """;

    @SuppressWarnings("NullAway.Init")
    private static BehindNginx behind;

    @SuppressWarnings("NullAway.Init")
    private static Nginx nginx;

    @BeforeClass
    public static void start() {
        behind = BehindNginx.start();
        nginx = Nginx.start(
                "nginx-site",
                GeneratedSite.of(MIRRORS.formatted(URL), "--nexus", BehindNginx.URL, "--hsts"),
                URL + "/v2/");
    }

    @AfterClass
    public static void stop() {
        nginx.close();
        behind.close();
    }

    @Before
    public void answersWell() {
        behind.answerWith(200);
        behind.forget();
    }

    @Test
    public void nginxFindsNothingToSayAboutIt() {
        String site = GeneratedSite.of(MIRRORS.formatted("https://" + NginxSite.HOST));
        assertThat(site).contains("listen 80;").contains("return 301 https://" + NginxSite.HOST + "$request_uri;");
        assertThat(Nginx.check("nginx-check", site).orFail()).doesNotContain("[warn]");
        String severalMirrors = MIRRORS.formatted(URL)
                + "  - {repository: ghcr, publicUrl: \"https://g.example.com\", allow: [a/b], upstream: \"https://ghcr.io\"}\n"
                + "  - {repository: quay, publicUrl: \"https://q.example.com\", allow: [a/b], upstream: \"https://quay.io\"}\n";
        assertThat(Nginx.check("nginx-check", GeneratedSite.of(severalMirrors, "--ipv6", "--hsts"))
                        .orFail())
                .doesNotContain("[warn]");
    }

    @Test
    public void itSpeaksHttp2AndNoOldTls() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(Http.tls()).build();
        HttpResponse<String> ping = client.send(
                HttpRequest.newBuilder(java.net.URI.create(URL + "/v2/")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(ping.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(ping.headers().firstValue("Strict-Transport-Security")).contains("max-age=63072000");
        try (SSLSocket old = (SSLSocket) Http.tls().getSocketFactory().createSocket(NginxSite.HOST, PORT)) {
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            old.setEnabledCipherSuites(new String[] {"TLS_RSA_WITH_AES_128_GCM_SHA256"});
            assertThatThrownBy(old::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    /** By openssl, whose client still speaks what Java has given up; that it does so shows a site that differs in that only. */
    @Test
    public void oldTlsIsRefusedByTheSite() {
        assertThat(handshake("-tls1_2", PORT).orFail()).contains("TLSv1.2");
        assertThat(handshake("-tls1_3", PORT).orFail()).contains("TLSv1.3");
        assertThat(handshake("-tls1_1", PORT).failure()).contains("alert protocol version");
        String url = "https://" + NginxSite.HOST + ":9095";
        String old = GeneratedSite.of(MIRRORS.formatted(url), "--nexus", BehindNginx.URL)
                .replaceFirst("ssl_protocols [^;]*;", "ssl_protocols TLSv1.1 TLSv1.2;")
                .replaceFirst("ssl_ciphers [^;]*;", "ssl_ciphers ALL:@SECLEVEL=0;");
        try (Nginx lax = Nginx.start("nginx-old-tls", old, url + "/v2/")) {
            assertThat(handshake("-tls1_1", 9_095).orFail()).contains("TLSv1.1");
            assertThat(lax.errors()).doesNotContain("[alert]");
        }
    }

    /** At security level 0, where openssl itself has nothing against old versions. */
    private static Command.Result handshake(String version, int port) {
        return Command.run(
                "openssl",
                "s_client",
                version,
                "-cipher",
                "ALL:@SECLEVEL=0",
                "-connect",
                NginxSite.HOST + ":" + port,
                "-CAfile",
                NginxSite.authority(),
                "-verify_return_error");
    }

    @Test
    public void whatClientsSayAboutThemselvesIsNotPassedOn() throws IOException {
        try (RawClient client = new RawClient(PORT)) {
            client.send("GET", "/v2/");
        }
        Map<String, List<String>> headers = behind.arrived().get(0).headers();
        List<String> client = Arrays.stream(InetAddress.getAllByName(NginxSite.HOST))
                .map(InetAddress::getHostAddress)
                .toList();
        assertThat(headers)
                .containsEntry("Host", List.of(NginxSite.HOST + ":" + PORT))
                .containsEntry("X-forwarded-proto", List.of("https"))
                .containsEntry("X-forwarded-for", client)
                .containsEntry("X-real-ip", client)
                .doesNotContainKeys(
                        "X-forwarded-host",
                        "X-forwarded-port",
                        "X-forwarded-prefix",
                        "X-forwarded-server",
                        "Forwarded",
                        "Cookie");
    }

    @Test
    public void errorsFromBehindAreJson() throws IOException {
        behind.answerWith(401, "WWW-Authenticate: Bearer realm=\"" + URL + "/v2/token\"");
        RawClient.Answer challenge = answer("/v2/");
        error(challenge, 401, "UNAUTHORIZED");
        assertThat(challenge.header("www-authenticate")).isEqualTo("Bearer realm=\"" + URL + "/v2/token\"");
        behind.answerWith(404);
        error(answer("/v2/helloz/a/manifests/1"), 404, "MANIFEST_UNKNOWN");
        error(answer("/v2/helloz/a/blobs/sha256:" + "0".repeat(64)), 404, "BLOB_UNKNOWN");
        error(answer("/v2/helloz/a/tags/list"), 404, "NAME_UNKNOWN");
        behind.answerWith(429, "Retry-After: 7");
        RawClient.Answer limited = answer("/v2/helloz/a/manifests/1");
        error(limited, 429, "TOOMANYREQUESTS");
        assertThat(limited.header("retry-after")).isEqualTo("7");
        for (int status : new int[] {502, 503, 504}) {
            behind.answerWith(status);
            RawClient.Answer failed = answer("/v2/helloz/a/manifests/1");
            error(failed, status, "UNAVAILABLE");
            assertThat(failed.body()).contains("could not get it from the registry behind that");
        }
    }

    @Test
    public void withoutNexusItSaysSo() throws IOException {
        String url = "https://" + NginxSite.HOST + ":9092";
        try (Nginx alone = Nginx.start(
                        "nginx-alone",
                        GeneratedSite.of(MIRRORS.formatted(url), "--nexus", "http://127.0.0.1:1"),
                        url + "/");
                RawClient client = new RawClient(9_092)) {
            RawClient.Answer answer = client.send("GET", "/v2/");
            error(answer, 502, "UNAVAILABLE");
            assertThat(answer.body()).contains("the server behind this mirror does not answer");
            error(client.send("GET", "/v2/evil/x/manifests/1"), 403, "DENIED");
            assertThat(alone.errors()).contains("Connection refused");
        }
    }

    @Test
    public void whoAsksTooOftenForWhatIsDeniedWaits() throws IOException {
        String url = "https://" + NginxSite.HOST + ":" + LIMITED;
        String site = GeneratedSite.of(
                MIRRORS.formatted(url),
                "--nexus",
                BehindNginx.URL,
                "--denied-per-minute",
                "5",
                "--tokens-per-minute",
                "5");
        try (Nginx limited = Nginx.start("nginx-limited", site, url + "/v2/");
                RawClient client = new RawClient(LIMITED)) {
            for (int i = 0; i < 6; i++) {
                error(client.send("GET", "/v2/evil/x/manifests/1"), 403, "DENIED");
            }
            RawClient.Answer answer = client.send("GET", "/v2/evil/x/manifests/1");
            error(answer, 429, "TOOMANYREQUESTS");
            assertThat(answer.header("retry-after")).isEqualTo("60");
            error(client.send("PUT", "/v2/helloz/x/manifests/1"), 429, "TOOMANYREQUESTS");
            for (int i = 0; i < 6; i++) {
                assertThat(client.send("GET", "/v2/token?i=" + i).status()).isEqualTo(200);
            }
            error(client.send("GET", "/v2/token"), 429, "TOOMANYREQUESTS");
            // What is allowed has no limit here.
            assertThat(client.send("GET", "/v2/helloz/x/manifests/1").status()).isEqualTo(200);
            assertThat(limited.errors()).doesNotContain("[alert]");
        }
    }

    @Test
    public void withoutOptionsThereAreLimitsAndLongReadsToo() throws IOException {
        String url = "https://" + NginxSite.HOST + ":9094";
        String site = GeneratedSite.of(MIRRORS.formatted(url), "--nexus", BehindNginx.URL);
        assertThat(site)
                .contains("proxy_connect_timeout 10s;", "proxy_read_timeout 1800s;", "client_max_body_size 64k;");
        int denied = burst(site, "denied");
        int tokens = burst(site, "tokens");
        try (Nginx standard = Nginx.start("nginx-standard", site, url + "/v2/");
                RawClient client = new RawClient(9_094)) {
            assertThat(statuses(client, "/v2/evil/x/manifests/1", 2 * denied))
                    .startsWith(Collections.nCopies(denied, 403).toArray(Integer[]::new))
                    .endsWith(429);
            assertThat(statuses(client, "/v2/token", 2 * tokens))
                    .startsWith(Collections.nCopies(tokens, 200).toArray(Integer[]::new))
                    .endsWith(429);
            assertThat(statuses(client, "/v2/helloz/x/manifests/1", 2 * denied)).containsOnly(200);
            assertThat(standard.errors()).doesNotContain("[alert]");
        }
    }

    @Test
    public void aServerThatTakesLongerThanAllowedIsGivenUp() throws IOException {
        String url = "https://" + NginxSite.HOST + ":9096";
        String site = GeneratedSite.of(MIRRORS.formatted(url), "--nexus", BehindNginx.URL, "--read-timeout", "1");
        try (Nginx hasty = Nginx.start("nginx-hasty", site, url + "/v2/");
                RawClient client = new RawClient(9_096)) {
            assertThat(client.send("GET", "/v2/helloz/x/manifests/1").status()).isEqualTo(200);
            behind.answerLate();
            error(client.send("GET", "/v2/helloz/x/manifests/1"), 504, "UNAVAILABLE");
            assertThat(hasty.errors()).contains("upstream timed out");
        }
        assertThat(answer("/v2/helloz/x/manifests/1").status())
                .as("by the site with the usual time")
                .isEqualTo(200);
    }

    /** How many requests at once the site lets pass. */
    private static int burst(String site, String zone) {
        Matcher burst = Pattern.compile("limit_req zone=\\w+_" + zone + " burst=(\\d+) nodelay;")
                .matcher(site);
        assertThat(burst.find()).as(site).isTrue();
        return Integer.parseInt(burst.group(1));
    }

    private static List<Integer> statuses(RawClient client, String target, int times) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            statuses.add(client.send("GET", target).status());
        }
        return statuses;
    }

    @Test
    public void whatCannotBeReadIsJsonToo() throws IOException {
        for (String target : new String[] {"/v2/%00", "/../v2/", "v2", "/v2/%zz", "/dm1_malformed"}) {
            try (RawClient client = new RawClient(PORT)) {
                error(client.send("GET", target), 400, "NAME_INVALID");
            }
        }
        try (RawClient client = new RawClient(PORT)) {
            error(client.send("TRACE", "/v2/"), 405, "UNSUPPORTED");
        }
        assertThat(behind.arrived()).isEmpty();
    }

    /** A list as long as the longest that people publish. */
    @Test
    public void aListOfThousandsOfEntriesIsRead() throws IOException {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            entries.append("namespace-").append(i).append("/image, ");
        }
        String url = "https://" + NginxSite.HOST + ":9093";
        String mirrors = "  - {repository: docker, publicUrl: \"" + url + "\", allow: [" + entries + "helloz/**]}\n";
        try (Nginx many =
                        Nginx.start("nginx-many", GeneratedSite.of(mirrors, "--nexus", BehindNginx.URL), url + "/v2/");
                RawClient client = new RawClient(9_093)) {
            assertThat(client.send("GET", "/v2/namespace-4999/image/tags/list").status())
                    .isEqualTo(200);
            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                error(client.send("GET", "/v2/evil/x/manifests/1"), 403, "DENIED");
            }
            System.out.printf("a denial by 5,001 entries: %d µs%n", (System.nanoTime() - begun) / 50_000);
            assertThat(many.errors()).doesNotContain("[alert]");
        }
    }

    private static RawClient.Answer answer(String target) throws IOException {
        try (RawClient client = new RawClient(PORT)) {
            return client.send("GET", target);
        }
    }

    private static void error(RawClient.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("docker-distribution-api-version")).isEqualTo("registry/2.0");
        JsonNode error = Rest.json(answer.body()).at("/errors/0");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).isNotEmpty();
        assertThat(error.path("detail").path("mirror").asText()).isEqualTo("docker");
    }
}
