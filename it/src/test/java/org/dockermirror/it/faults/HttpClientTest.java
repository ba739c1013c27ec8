package org.dockermirror.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dockermirror.it.bed.Bed;
import org.dockermirror.it.bed.FaultyProxy;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Nginx;
import org.dockermirror.it.bed.NginxSite;
import org.dockermirror.it.bed.OwnImage;
import org.dockermirror.it.bed.RecordingProxy.State;
import org.dockermirror.it.bed.Rest;
import org.dockermirror.it.bed.TokenServer;
import org.dockermirror.it.bed.Upstream;
import org.dockermirror.it.bed.Visitor;
import org.dockermirror.it.bed.WebUi;
import org.junit.ClassRule;
import org.junit.Test;

/** What the server and the repository say of requests to other hosts holds for those to the upstream registry. */
public class HttpClientTest {
    @ClassRule
    public static final FaultyServer SERVER = new FaultyServer();

    private static final int TLS = 8447;
    private static final int PROXY = 8448;
    private static final int BASIC = 8449;

    @Test
    public void aRegistryBehindTheServersHttpProxyIsAskedThroughIt() {
        // Nobody knows this name but the proxy, and to that every name is the registry.
        FaultyServer.repository("proxied", "http://images.example.com", "default");
        Visitor visitor = Visitor.of("proxied");
        OwnImage image = OwnImage.single("proxied/app:1");
        Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
        try (Nginx proxy =
                Nginx.start("http-proxy", """
                server {
                    listen 127.0.0.1:%d;
                    location / { proxy_pass %s; }
                }
                """.formatted(PROXY, Upstream.direct()), "http://127.0.0.1:" + PROXY)) {
            assertThat(proxy).isNotNull();
            proxyOfTheServer(true);
            try {
                Pulls.whole(visitor, image);
            } finally {
                proxyOfTheServer(false);
            }
        }
    }

    @Test
    public void aCertificateOfAnAuthorityOfOnesOwnIsBelievedWhenItIsInTheTrustStoreOfTheServer() throws IOException {
        OwnImage image = OwnImage.single("trusted/app:1");
        try (Nginx tls = Nginx.unchecked(
                "registry-tls", """
                server {
                    listen 10.99.0.1:%d ssl;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    location / { proxy_pass %s; }
                }
                """.formatted(TLS, NginxSite.certificate(), NginxSite.key(), Upstream.direct()))) {
            assertThat(tls).isNotNull();
            FaultyServer.repository("trusted", NginxSite.URL + ":" + TLS, "default");
            Visitor visitor = Visitor.of("trusted");
            change("trusted", "\"useTrustStore\":false", "\"useTrustStore\":true");
            Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
            Rest.send("POST", "security/ssl/truststore", Files.readString(Path.of(NginxSite.authority())));
            Pulls.whole(visitor, image);
        }
    }

    @Test
    public void aRegistryThatWantsThePasswordItselfIsShownIt() throws IOException {
        OwnImage image = OwnImage.single("basic/app:1");
        Path passwords = Bed.scratch("basic-auth").resolve("passwords");
        Files.writeString(passwords, TokenServer.ACCOUNT + ":{PLAIN}" + TokenServer.PASSWORD + "\n");
        String url = "http://127.0.0.1:" + BASIC;
        try (Nginx registry = Nginx.start("registry-basic", """
                server {
                    listen 127.0.0.1:%d;
                    auth_basic "images";
                    auth_basic_user_file %s;
                    location / { proxy_pass %s; }
                }
                """.formatted(BASIC, passwords, Upstream.direct()), url)) {
            assertThat(registry).isNotNull();
            FaultyServer.withAccount("basic", url);
            Pulls.whole(Visitor.of("basic"), image);
            FaultyServer.repository("basic-anonymous", url, "default");
            Pulls.error(Visitor.of("basic-anonymous").manifest(image.byTag()), 403, "DENIED");
        }
    }

    @Test
    public void aRequestThatBreaksOffIsSentAgainAsOftenAsTheRepositorySays() {
        FaultyProxy upstream = Upstream.WITH_FAULTS;
        FaultyServer.repository("retried", upstream.url(), "default");
        Visitor visitor = Visitor.of("retried");
        OwnImage image = OwnImage.single("retried/app:1");
        try (State reset = upstream.breakingOnce(image.tagPath(), Faults.resetAtOnce())) {
            assertThat(reset).isNotNull();
            Pulls.error(visitor.manifest(image.byTag()), 503, "UNAVAILABLE");
        }
        change("retried", "\"retries\":0", "\"retries\":1");
        try (State reset = upstream.breakingOnce(image.tagPath(), Faults.resetAtOnce())) {
            assertThat(reset).isNotNull();
            Pulls.whole(visitor, image);
        }
    }

    private static void proxyOfTheServer(boolean isUsed) {
        ObjectNode settings = Http.JSON.createObjectNode().put("httpEnabled", isUsed);
        if (isUsed) {
            settings.put("httpHost", "127.0.0.1").put("httpPort", PROXY);
            List.of("127.0.0.1", "localhost").forEach(settings.putArray("nonProxyHosts")::add);
        }
        WebUi.call("coreui_HttpSettings", "update", settings);
    }

    private static void change(String repository, String from, String to) {
        String path = "repositories/docker/proxy/" + repository;
        String before = Rest.get(path).toString();
        assertThat(before).contains(from);
        Rest.send("PUT", path, before.replace(from, to));
    }
}
