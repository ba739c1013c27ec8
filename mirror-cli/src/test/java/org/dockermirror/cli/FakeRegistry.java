package org.dockermirror.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.rules.ExternalResource;

/** A registry with one image, behind tokens, whose answers a test changes one by one. */
final class FakeRegistry extends ExternalResource {

    static final String IMAGE = "helloz/onenav:1";
    static final byte[] LAYER = "a layer".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
    static final byte[] CONFIG = "{\"os\":\"linux\"}".getBytes(StandardCharsets.US_ASCII);
    private static final int CUT = 10_000;

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Set<String> once = ConcurrentHashMap.newKeySet();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile CountDownLatch together = new CountDownLatch(0);
    private volatile int cuts;
    private volatile boolean wantsToken = true;

    /** @param headers each as {@code Name: value} */
    record Answer(int status, String body, List<String> headers) {}

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

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers from now on to what ends with this, as {@code GET /v2/}. */
    FakeRegistry on(String request, int status, String body, String... headers) {
        answers.put(request, new Answer(status, body, List.of(headers)));
        return this;
    }

    /** As {@link #on}, but only to the next such request. */
    void once(String request, int status, String body, String... headers) {
        on(request, status, body, headers);
        once.add(request);
    }

    FakeRegistry error(String request, int status, String code, String message) {
        return on(request, status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}");
    }

    /** Breaks off the next answers with a layer. */
    void cutLayers(int times) {
        cuts = times;
    }

    /** Answers no manifest before so many are asked for at once. */
    void awaitTogether(int count) {
        together = new CountDownLatch(count);
    }

    /** The most manifests that were asked for at once. */
    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void meet() {
        int now = atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        together.countDown();
        try {
            // So that a client which asks one by one fails its test and does not hold it for ever.
            boolean met = together.await(30, TimeUnit.SECONDS);
            assertThat(met).as("asked for together").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atOnce.decrementAndGet();
        }
    }

    void withoutTokens() {
        wantsToken = false;
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    static String manifest() {
        return "{\"schemaVersion\":2,\"config\":{\"digest\":\"" + digest(CONFIG) + "\"},\"layers\":[{\"digest\":\""
                + digest(LAYER) + "\"}]}";
    }

    static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String line = exchange.getRequestMethod() + " " + path;
        requests.add(line + (exchange.getRequestHeaders().containsKey("Range") ? " by range" : ""));
        if (path.contains("/manifests/")) {
            meet();
        }
        exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
        for (Map.Entry<String, Answer> each : Map.copyOf(answers).entrySet()) {
            if (line.endsWith(each.getKey())) {
                Answer answer = each.getValue();
                if (once.remove(each.getKey())) {
                    answers.remove(each.getKey());
                }
                for (String header : answer.headers()) {
                    exchange.getResponseHeaders().add(header.split(": ", 2)[0], header.split(": ", 2)[1]);
                }
                send(exchange, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
                return;
            }
        }
        boolean authorized = exchange.getRequestHeaders().containsKey("Authorization") || !wantsToken;
        if (path.equals("/token")) {
            send(exchange, 200, "{\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8));
        } else if (!authorized) {
            exchange.getResponseHeaders()
                    .add("WWW-Authenticate", "Bearer realm=\"" + url() + "/token\",service=\"here\"");
            send(exchange, 401, new byte[0]);
        } else if (path.endsWith("/onenav/manifests/1")) {
            exchange.getResponseHeaders()
                    .add("Docker-Content-Digest", digest(manifest().getBytes(StandardCharsets.UTF_8)));
            send(exchange, 200, manifest().getBytes(StandardCharsets.UTF_8));
        } else if (path.endsWith(digest(CONFIG))) {
            send(exchange, 200, CONFIG);
        } else if (path.endsWith(digest(LAYER))) {
            layer(exchange);
        } else if (path.equals("/v2/")) {
            send(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
        } else {
            error(exchange);
        }
    }

    private void error(HttpExchange exchange) throws IOException {
        send(
                exchange,
                403,
                "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"it is not on this mirror's allow-list\"}]}"
                        .getBytes(StandardCharsets.UTF_8));
    }

    private void layer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-.*", "$1"));
        exchange.sendResponseHeaders(range == null ? 200 : 206, LAYER.length - from);
        boolean cut = cuts > 0;
        cuts = Math.max(0, cuts - 1);
        try (exchange) {
            exchange.getResponseBody().write(LAYER, from, cut ? CUT : LAYER.length - from);
        } catch (IOException e) {
            // Cut off on purpose, or by a client that wanted the beginning only.
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        try (exchange) {
            if (!bodiless) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
