package org.dockermirror.cli.front;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.dockermirror.allowlist.decision.Condition;
import org.dockermirror.allowlist.decision.Decision;
import org.dockermirror.allowlist.decision.Refusal;
import org.dockermirror.allowlist.request.RequestParser;
import org.dockermirror.cli.file.WrittenMirrors;
import org.dockermirror.setup.nginx.MapMark;
import org.dockermirror.setup.wish.Mirror;
import org.junit.rules.ExternalResource;

/** A web server in front of a mirror, with the map of a list, without one, or with an answer of its own. */
public final class FakeFront extends ExternalResource {

    /** The paths that were asked for. */
    public final List<String> asked = new ArrayList<>();

    private HttpServer server;
    private Mirror held;
    private String mark = "";
    private int status = 401;
    private String page = "";

    @Override
    protected void before() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    protected void after() {
        server.stop(0);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Has the map of the file's first mirror. */
    public void holds(String yaml) {
        held = mirror(yaml);
        mark = MapMark.of(held);
    }

    /** Has another mark on its answers. */
    void markedAs(String text) {
        mark = text;
    }

    /** Answers everything so. */
    void answers(int always, String text) {
        status = always;
        page = text;
    }

    static Mirror mirror(String yaml) {
        return WrittenMirrors.parse(Path.of("docker-mirror.yaml"), yaml)
                .wish()
                .mirrors()
                .get(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        asked.add(path);
        if (held != null
                && Condition.of(held.allow()).decide(new RequestParser(held.repository()).parse("GET", path, null))
                        instanceof Decision.Denied denied) {
            Refusal refusal = Refusal.of(denied, held.repository(), held.allow().indexType())
                    .withHint(held.denyMessage());
            if (!mark.isEmpty()) {
                exchange.getResponseHeaders().add(MapMark.HEADER, mark);
            }
            send(exchange, refusal.status(), refusal.json());
        } else {
            send(exchange, status, page);
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
