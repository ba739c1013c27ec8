package org.dockermirror.it.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executors;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.Upstream;

/** The upstream without tokens, whose layers take some seconds to come. */
final class SlowUpstream {
    private static final int PORT = 5_021;
    private static final long MILLIS = 4_000;

    private SlowUpstream() {}

    static String start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/", SlowUpstream::answer);
            server.start();
            return "http://127.0.0.1:" + PORT;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String method = exchange.getRequestMethod();
        String accept =
                String.join(", ", exchange.getRequestHeaders().getOrDefault("Accept", java.util.List.of("*/*")));
        Http.Reply reply =
                Http.send(method, Upstream.WITHOUT_TOKENS.url() + path, Map.of("Accept", accept), new byte[0]);
        if (path.contains("/blobs/") && method.equals("GET")) {
            pause();
        }
        for (String header :
                new String[] {"Content-Type", "Docker-Content-Digest", "Docker-Distribution-Api-Version"}) {
            if (!reply.header(header).isEmpty()) {
                exchange.getResponseHeaders().add(header, reply.header(header));
            }
        }
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        try (exchange) {
            if (reply.body().length > 0) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
