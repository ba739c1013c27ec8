package org.dockermirror.preset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.dockermirror.routing.filter.ProcessMarker;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class SelfCheckTest {

    private final ProcessMarker marker = new ProcessMarker();
    private HttpServer server;
    private String asked;

    @Before
    public void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @After
    public void close() {
        server.stop(0);
    }

    @Test
    public void aRefusalWithTheMarkerOfThisProcessIsTheAllowLists() {
        answer(403, marker.value());

        assertThat(check()).isEmpty();
        assertThat(asked)
                .startsWith("/nexus/repository/docker/v2/docker-mirror-check/")
                .endsWith("/manifests/none");
    }

    @Test
    public void aRefusalByTheStockRuleIsNot() {
        answer(403, null);

        assertThat(check()).hasValueSatisfying(said -> assertThat(said).contains("answered 403 text/html"));
    }

    @Test
    public void aRefusalByTheMirrorOfAnotherServerIsNot() {
        answer(403, "the marker of another process");

        assertThat(check()).isPresent();
    }

    @Test
    public void anAnswerThatIsNoRefusalIsNot() {
        answer(200, marker.value());

        assertThat(check()).hasValueSatisfying(said -> assertThat(said).contains("answered 200"));
    }

    @Test
    public void aServerThatDoesNotAnswerIsNamed() {
        server.stop(0);

        assertThat(check()).hasValueSatisfying(said -> assertThat(said).contains("cannot be reached"));
    }

    private Optional<String> check() {
        Entrance entrance = new Entrance("127.0.0.1", server.getAddress().getPort(), 0, "jetty-http.xml", "/nexus");
        return new SelfCheck(entrance, marker).whatAnswersInstead("docker");
    }

    private void answer(int status, String header) {
        server.createContext("/", exchange -> send(exchange, status, header));
    }

    private void send(HttpExchange exchange, int status, String header) throws IOException {
        asked = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        if (header != null) {
            exchange.getResponseHeaders().add(ProcessMarker.HEADER, header);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
