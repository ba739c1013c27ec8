package org.dockermirror.it.bed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What stands between the server and its upstream: writes down each request, and can be cut off or made to lie. */
public final class RecordingProxy {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorized = new CopyOnWriteArrayList<>();
    private final String target;
    private final int port;
    private volatile boolean off;
    private volatile String lyingAbout = "";
    private volatile @Nullable Hold hold;
    private volatile @Nullable Afterwards afterwards;
    private volatile @Nullable Redirect redirect;
    private volatile int instead;
    private volatile Map<String, String> insteadHeaders = Map.of();

    private RecordingProxy(int port, String target) {
        this.port = port;
        this.target = target;
    }

    public static RecordingProxy start(int port, String target) {
        RecordingProxy proxy = new RecordingProxy(port, target);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(Executors.newCachedThreadPool(Daemons.FACTORY));
            server.createContext("/", proxy::pass);
            server.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return proxy;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What was asked since the last {@link #forget}, each as {@code GET /v2/…}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Those of them that came with an Authorization header. */
    public List<String> authorized() {
        return List.copyOf(authorized);
    }

    public void forget() {
        requests.clear();
        authorized.clear();
    }

    /** A state of the upstream that ends with the block that it was asked for in. */
    public interface State extends AutoCloseable {
        @Override
        void close();
    }

    /** Cuts every connection without an answer. */
    public State switchedOff() {
        off = true;
        return () -> off = false;
    }

    /** Changes one byte of every body whose path holds this text. */
    public State lyingAbout(String part) {
        lyingAbout = part;
        return () -> lyingAbout = "";
    }

    /** Lets only the first bytes of bodies pass whose path holds this text, and the rest when the state ends. */
    public State holdingBack(String part, long after) {
        Hold held = new Hold(part, after, false);
        hold = held;
        return () -> {
            hold = null;
            held.released.countDown();
        };
    }

    /** Breaks the connection after the first bytes of the next body whose path holds this text. */
    public State breakingOff(String part, long after) {
        hold = new Hold(part, after, true);
        return () -> hold = null;
    }

    /** Sends whoever may have a path that holds this text to the same path of another server. */
    public State redirecting(String part, String to) {
        redirect = new Redirect(part, to);
        return () -> redirect = null;
    }

    /** Answers every request with a status and headers, without asking further. */
    public State answering(int status, Map<String, String> headers) {
        insteadHeaders = headers;
        instead = status;
        return () -> instead = 0;
    }

    /** Does something once, when a request that begins so has been answered, and before its client hears of it. */
    public void afterNext(String request, Runnable work) {
        afterwards = new Afterwards(request, work);
    }

    private record Redirect(String part, String to) {}

    private record Afterwards(String request, Runnable work) {}

    private void afterwards(String request) {
        Afterwards next = afterwards;
        if (next != null && request.startsWith(next.request())) {
            afterwards = null;
            next.work().run();
        }
    }

    /** A body that is not to pass whole. */
    private record Hold(String part, long after, boolean breaks, CountDownLatch released) {
        Hold(String part, long after, boolean breaks) {
            this(part, after, breaks, new CountDownLatch(1));
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            authorized.add(exchange.getRequestMethod() + " " + path);
        }
        try (exchange) {
            if (off) {
                return;
            }
            if (instead != 0) {
                insteadHeaders.forEach(
                        (name, value) -> exchange.getResponseHeaders().add(name, value));
                exchange.sendResponseHeaders(instead, -1);
                return;
            }
            HttpResponse<InputStream> answer = client.send(upstream(exchange, path), BodyHandlers.ofInputStream());
            afterwards(exchange.getRequestMethod() + " " + path);
            Redirect elsewhere = redirect;
            if (elsewhere != null && answer.statusCode() == 200 && path.contains(elsewhere.part())) {
                answer.body().close();
                exchange.getResponseHeaders().add("Location", elsewhere.to() + path);
                exchange.sendResponseHeaders(307, -1);
                return;
            }
            answer.headers().map().forEach((name, values) -> {
                if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            long length = answer.headers().firstValueAsLong("content-length").orElse(0);
            boolean bodiless = exchange.getRequestMethod().equals("HEAD") || length == 0;
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
            }
            exchange.sendResponseHeaders(answer.statusCode(), bodiless ? -1 : length);
            if (!bodiless) {
                Hold held = hold;
                copy(
                        answer.body(),
                        exchange.getResponseBody(),
                        !lyingAbout.isEmpty() && path.contains(lyingAbout),
                        held != null && answer.statusCode() < 300 && path.contains(held.part()) ? held : null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest upstream(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void copy(InputStream from, OutputStream to, boolean lie, @Nullable Hold held)
            throws IOException, InterruptedException {
        if (held != null) {
            to.write(from.readNBytes((int) held.after()));
            to.flush();
            if (held.breaks()) {
                hold = null;
                return;
            }
            held.released().await();
        }
        byte[] buffer = new byte[1 << 16];
        boolean first = lie;
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            if (first && read > 0) {
                // The last byte: a manifest stays readable JSON that way, since white space may follow it.
                buffer[read - 1] ^= 1;
                first = false;
            }
            to.write(buffer, 0, read);
        }
    }
}
