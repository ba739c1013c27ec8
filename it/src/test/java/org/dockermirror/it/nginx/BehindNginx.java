package org.dockermirror.it.nginx;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What stands behind nginx in Nexus' place: it writes down each request, and answers with the status that it is told. */
final class BehindNginx implements AutoCloseable {
    static final int PORT = 18081;
    static final String URL = "http://127.0.0.1:" + PORT;

    /** A request as it arrived. */
    record Arrived(String line, Headers headers) {}

    private final HttpServer server;
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String header = "";
    private volatile long delay;

    private BehindNginx(HttpServer server) {
        this.server = server;
    }

    static BehindNginx start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
            BehindNginx behind = new BehindNginx(server);
            server.setExecutor(Executors.newCachedThreadPool());
            server.createContext("/", behind::answer);
            server.start();
            return behind;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    void forget() {
        arrived.clear();
    }

    /** Answers from now on with a page for browsers, of this status. */
    void answerWith(int newStatus) {
        status = newStatus;
        header = "";
        delay = 0;
    }

    /** Answers from now on after some seconds. */
    void answerLate() {
        delay = 3_000;
    }

    /** As {@link #answerWith(int)}, and with this header. */
    void answerWith(int newStatus, String newHeader) {
        status = newStatus;
        header = newHeader;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        arrived.add(new Arrived(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(), exchange.getRequestHeaders()));
        pause(delay);
        byte[] page = "<html>an answer</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        String[] named = header.split(": ", 2);
        @Nullable String value = named.length == 2 ? named[1] : null;
        if (value != null) {
            exchange.getResponseHeaders().add(named[0], value);
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : page.length);
        try (exchange) {
            if (!head) {
                exchange.getResponseBody().write(page);
            }
        }
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
