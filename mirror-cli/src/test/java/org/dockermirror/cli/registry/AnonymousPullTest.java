package org.dockermirror.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.dockermirror.cli.registry.PullAnswer.NoRegistry;
import org.dockermirror.cli.registry.PullAnswer.NoSuchImage;
import org.dockermirror.cli.registry.PullAnswer.Refused;
import org.dockermirror.cli.registry.PullAnswer.Served;
import org.dockermirror.cli.registry.PullAnswer.UpstreamFailed;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class AnonymousPullTest {

    private static final ImageReference IMAGE = ImageReference.parse("helloz/onenav:0.9.33");

    private HttpServer registry;
    private URI base;
    private String challenge = "Bearer";
    private int status = 200;
    private String body = "{}";

    @Before
    public void a_registry_with_tokens() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = URI.create("http://127.0.0.1:" + registry.getAddress().getPort());
        registry.createContext("/", this::answer);
        registry.start();
    }

    @After
    public void stop() {
        registry.stop(0);
    }

    @Test
    public void the_whole_handshake_ends_with_the_manifest() throws Exception {
        assertThat(ask()).isEqualTo(new Served());
    }

    @Test
    public void a_refusal_carries_the_registrys_words() throws Exception {
        status = 403;
        body = "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"not on the list\"}]}";
        assertThat(ask()).isEqualTo(new Refused("not on the list"));
    }

    @Test
    public void what_the_upstream_does_is_told_apart() throws Exception {
        status = 404;
        assertThat(ask()).isInstanceOf(NoSuchImage.class);
        status = 502;
        body = "<html>";
        assertThat(ask()).isEqualTo(new UpstreamFailed("status 502"));
    }

    @Test
    public void a_login_challenge_is_no_anonymous_registry() throws Exception {
        challenge = "Basic";
        assertThat(ask()).isInstanceOf(NoRegistry.class);
    }

    @Test
    public void nothing_there_is_no_registry() throws Exception {
        registry.stop(0);
        assertThat(ask()).isEqualTo(new NoRegistry("nothing listens at " + base));
    }

    @Test
    public void references_are_split_as_the_docker_client_does() {
        assertThat(ImageReference.parse("nginx").reference()).isEqualTo("latest");
        assertThat(IMAGE.name()).isEqualTo("helloz/onenav");
        assertThat(IMAGE.reference()).isEqualTo("0.9.33");
        assertThat(ImageReference.parse("a/b:1@sha256:00").reference()).isEqualTo("sha256:00");
        assertThat(ImageReference.parse("a/b:1@sha256:00").name()).isEqualTo("a/b");
    }

    private PullAnswer ask() throws InterruptedException {
        return AnonymousPull.of(base).ask(IMAGE);
    }

    private void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/v2/" -> {
                exchange.getResponseHeaders()
                        .add("WWW-Authenticate", challenge + " realm=\"" + base + "/token\",service=\"a&b\"");
                send(exchange, 401, "{}");
            }
            case "/token" ->
                send(
                        exchange,
                        exchange.getRequestURI()
                                        .getRawQuery()
                                        .equals("scope=repository%3Ahelloz%2Fonenav%3Apull&service=a%26b")
                                ? 200
                                : 400,
                        "{\"token\":\"t\"}");
            case "/v2/helloz/onenav/manifests/0.9.33" ->
                send(
                        exchange,
                        Objects.equals(exchange.getRequestHeaders().getFirst("Authorization"), "Bearer t")
                                ? status
                                : 401,
                        body);
            default -> send(exchange, 400, "{}");
        }
    }

    private static void send(HttpExchange exchange, int code, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
