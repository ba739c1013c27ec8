package org.dockermirror.format.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.dockermirror.allowlist.name.ImageName;
import org.dockermirror.format.error.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.Test;

public class UpstreamRegistryTest {

    private static final String BEARER = "Bearer realm=\"https://auth.example.com/token?x=1\",service=\"hub\"";
    private static final String TOKEN = "{\"token\":\"T1\",\"expires_in\":300}";
    private static final ImageName NGINX = ImageName.parse("library/nginx");

    private final FakeWire wire = new FakeWire();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private @Nullable String login;

    @Test
    public void aChallengeIsAnsweredWithATokenForTheImage() throws IOException {
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(200, TOKEN).answer(200, "{}");

        assertThat(get(registry())).isEqualTo(200);
        assertThat(wire.sent())
                .containsExactly(
                        "GET https://hub.example.com/v2/x -",
                        "GET https://auth.example.com/token?x=1&service=hub&scope=repository%3Alibrary%2Fnginx%3Apull -",
                        "GET https://hub.example.com/v2/x Bearer T1");
    }

    @Test
    public void aTokenIsUsedAgainUntilItExpires() throws IOException {
        UpstreamRegistry registry = registry();
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(200, TOKEN).answer(200, "{}");
        get(registry);
        wire.answer(200, "{}");
        get(registry);
        assertThat(wire.sent()).last().isEqualTo("GET https://hub.example.com/v2/x Bearer T1");
        now = now.plus(Duration.ofSeconds(291));
        wire.answer(200, "{}");
        get(registry);
        assertThat(wire.sent()).last().isEqualTo("GET https://hub.example.com/v2/x -");
    }

    @Test
    public void aTokenThatIsRefusedIsReplacedOnce() throws IOException {
        UpstreamRegistry registry = registry();
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(200, TOKEN).answer(200, "{}");
        get(registry);
        wire.answer(401, "", "WWW-Authenticate", BEARER)
                .answer(200, "{\"access_token\":\"T2\"}")
                .answer(401, "", "WWW-Authenticate", BEARER);
        assertThatThrownBy(() -> get(registry)).isInstanceOfSatisfying(UpstreamException.class, e -> {
            assertThat(e.answer().status()).isEqualTo(403);
            assertThat(e.answer().code()).isEqualTo(ErrorCode.DENIED);
        });
        assertThat(wire.sent()).last().isEqualTo("GET https://hub.example.com/v2/x Bearer T2");
    }

    @Test
    public void credentialsGoToTheTokenServerAndNotToTheRegistry() throws IOException {
        login = "Basic bWU6c2VjcmV0";
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(200, TOKEN).answer(200, "{}");
        get(registry());
        assertThat(wire.sent().get(0)).endsWith(" -");
        assertThat(wire.sent().get(1)).endsWith(" Basic bWU6c2VjcmV0");
        assertThat(wire.sent().get(2)).endsWith(" Bearer T1");
    }

    @Test
    public void credentialsDoNotLeaveTlsForATokenServerWithoutIt() throws IOException {
        login = "Basic bWU6c2VjcmV0";
        wire.answer(401, "", "WWW-Authenticate", BEARER.replace("https", "http"))
                .answer(200, TOKEN)
                .answer(200, "{}");
        get(registry());
        assertThat(wire.sent().get(1))
                .startsWith("GET http://auth.example.com/")
                .endsWith(" -");
    }

    @Test
    public void aBasicChallengeIsAnsweredWithTheCredentials() throws IOException {
        login = "Basic bWU6c2VjcmV0";
        wire.answer(401, "", "WWW-Authenticate", "Basic realm=\"r\"").answer(200, "{}");
        get(registry());
        assertThat(wire.sent()).last().isEqualTo("GET https://hub.example.com/v2/x Basic bWU6c2VjcmV0");
    }

    @Test
    public void theAuthorizationHeaderStaysWithItsHost() throws IOException {
        wire.answer(401, "", "WWW-Authenticate", BEARER)
                .answer(200, TOKEN)
                .answer(307, "", "Location", "/v2/y")
                .answer(307, "", "Location", "https://cdn.example.net/blob?sig=abc%2Fd")
                .answer(307, "", "Location", "https://hub.example.com/v2/z")
                .answer(200, "bytes");
        get(registry());
        assertThat(wire.sent())
                .endsWith(
                        "GET https://hub.example.com/v2/x Bearer T1",
                        "GET https://hub.example.com/v2/y Bearer T1",
                        "GET https://cdn.example.net/blob?sig=abc%2Fd -",
                        "GET https://hub.example.com/v2/z -");
    }

    @Test
    public void anotherPortOrSchemeIsAnotherHost() throws IOException {
        for (String location : List.of("https://hub.example.com:444/b", "http://hub.example.com/b")) {
            wire.answer(401, "", "WWW-Authenticate", BEARER)
                    .answer(200, TOKEN)
                    .answer(302, "", "Location", location)
                    .answer(200, "bytes");
            get(registry());
            assertThat(wire.sent()).last().isEqualTo("GET " + location + " -");
        }
    }

    @Test
    public void redirectsInCirclesEnd() {
        for (int i = 0; i < 10; i++) {
            wire.answer(307, "", "Location", "/v2/x");
        }
        assertThatThrownBy(() -> get(registry())).hasMessageContaining("circles");
    }

    @Test
    public void statusesOfUpstreamAreTranslated() {
        assertAnswer(403, 403, ErrorCode.DENIED);
        assertAnswer(429, 429, ErrorCode.TOOMANYREQUESTS);
        assertAnswer(500, 502, ErrorCode.UNAVAILABLE);
        assertAnswer(302, 502, ErrorCode.UNAVAILABLE);
    }

    @Test
    public void aRateLimitSaysWhenToComeBack() {
        wire.answer(429, "", "Retry-After", "17");
        assertThatThrownBy(() -> get(registry()))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.answer().headers()).containsEntry("Retry-After", "17"));
    }

    @Test
    public void anUpstreamThatIsDownForAWhileSaysSoToo() {
        wire.answer(503, "", "Retry-After", "18");
        assertThatThrownBy(() -> get(registry()))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.answer().headers()).containsEntry("Retry-After", "18"));
    }

    @Test
    public void aRegistryIsLeftAloneForAsLongAsItWantsWithWhatItRefused() throws IOException {
        UpstreamRegistry registry = registry();
        wire.answer(429, "", "Retry-After", "17");
        assertThatThrownBy(() -> manifest(registry, "GET")).hasMessageContaining("limits the rate");
        now = now.plusMillis(2_500);
        assertThatThrownBy(() -> manifest(registry, "GET"))
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.answer().headers()).containsEntry("Retry-After", "15"));
        assertThat(wire.sent()).hasSize(1);
        wire.answer(200, "").answer(200, "");
        manifest(registry, "HEAD");
        get(registry);
        now = now.plusMillis(14_500);
        wire.answer(200, "");
        manifest(registry, "GET");
        assertThat(wire.sent()).hasSize(4);
    }

    @Test
    public void whenARegistryMayBeAskedAgainCanBeADateAndIsNotTakenForEver() throws IOException {
        for (String said : List.of("Thu, 01 Jan 2026 00:00:30 GMT", "99999", "Thu, 01 Jan 2099 00:00:00 GMT")) {
            UpstreamRegistry registry = registry();
            now = Instant.parse("2026-01-01T00:00:00Z");
            wire.answer(503, "", "Retry-After", said);
            assertThatThrownBy(() -> manifest(registry, "GET")).hasMessageContaining("503");
            now = now.plusSeconds(29);
            assertThatThrownBy(() -> manifest(registry, "GET")).hasMessageContaining("503");
            now = now.plus(RetryAfter.AT_MOST);
            wire.answer(200, "");
            manifest(registry, "GET");
        }
        UpstreamRegistry registry = registry();
        for (String said : List.of("", "soon", "-1")) {
            wire.answer(503, "", "Retry-After", said);
            assertThatThrownBy(() -> manifest(registry, "GET")).hasMessageContaining("503");
            wire.answer(200, "");
            manifest(registry, "GET");
        }
    }

    @Test
    public void aTokenServerThatLimitsTheRateSaysSoToo() {
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(429, "", "Retry-After", "19");
        assertThatThrownBy(() -> get(registry())).isInstanceOfSatisfying(UpstreamException.class, e -> {
            assertThat(e.answer().code()).isEqualTo(ErrorCode.TOOMANYREQUESTS);
            assertThat(e.answer().headers()).containsEntry("Retry-After", "19");
        });
    }

    @Test
    public void aTokenServerThatFailsIsNamedWithoutItsSecrets() {
        login = "Basic bWU6c2VjcmV0";
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(401, "");
        assertThatThrownBy(() -> get(registry()))
                .hasMessageContaining("auth.example.com")
                .hasMessageNotContaining("bWU6c2VjcmV0");
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(200, "{\"token\":null}");
        assertThatThrownBy(() -> get(registry())).hasMessageContaining("without a token");
        wire.answer(401, "", "WWW-Authenticate", BEARER).answer(200, "<html>");
        assertThatThrownBy(() -> get(registry())).hasMessageContaining("without a token");
        wire.answer(401, "", "WWW-Authenticate", "Bearer service=x");
        assertThatThrownBy(() -> get(registry())).hasMessageContaining("realm");
        wire.answer(401, "", "WWW-Authenticate", "Bearer realm=\"file:///etc/passwd\"");
        assertThatThrownBy(() -> get(registry())).hasMessageContaining("realm");
    }

    private void assertAnswer(int upstream, int status, ErrorCode code) {
        wire.answer(upstream, "");
        assertThatThrownBy(() -> get(registry())).isInstanceOfSatisfying(UpstreamException.class, e -> {
            assertThat(e.answer().status()).isEqualTo(status);
            assertThat(e.answer().code()).isEqualTo(code);
        });
    }

    private UpstreamRegistry registry() {
        return new UpstreamRegistry(URI.create("https://hub.example.com/"), wire, () -> login, clock());
    }

    private static int get(UpstreamRegistry registry) throws IOException {
        return registry.request("GET", NGINX, "v2/x", List.of("*/*"))
                .getStatusLine()
                .getStatusCode();
    }

    private static void manifest(UpstreamRegistry registry, String method) throws IOException {
        registry.request(method, NGINX, "v2/library/nginx/manifests/1", List.of("*/*"));
    }

    private Clock clock() {
        InstantSource moving = () -> now;
        return moving.withZone(ZoneOffset.UTC);
    }
}
