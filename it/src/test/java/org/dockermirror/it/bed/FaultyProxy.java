package org.dockermirror.it.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the server and its upstream and breaks what it is told to, in any way that a network or a registry
 * can break: on bare sockets, because no HTTP server lets its connections be reset in the middle of a body, or sends
 * less than it has declared. (Toxiproxy is no Java program, and WireMock's faults end before the first byte.)
 *
 * <p>One connection carries one request, of a method without a body.
 */
public final class FaultyProxy {
    private static final int BACKLOG = 1000;

    /** How a request is answered. */
    @FunctionalInterface
    public interface Fault {
        void answer(FaultyExchange exchange) throws IOException, InterruptedException;
    }

    /** @param left how many more requests it is for */
    private record Armed(String part, Fault fault, AtomicInteger left) {
        boolean takes(String path) {
            return path.contains(part) && left.getAndUpdate(before -> Math.max(0, before - 1)) > 0;
        }
    }

    private final int port;
    private final String target;
    private final ExecutorService threads = Executors.newCachedThreadPool(Daemons.FACTORY);
    private final List<Armed> faults = new CopyOnWriteArrayList<>();
    private final Map<String, Long> requests = new ConcurrentHashMap<>();
    private volatile @Nullable ServerSocket socket;

    private FaultyProxy(int port, String target) {
        this.port = port;
        this.target = target;
    }

    static FaultyProxy start(int port, String target) {
        FaultyProxy proxy = new FaultyProxy(port, target);
        proxy.listen();
        return proxy;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Breaks every request whose path holds this text. */
    public RecordingProxy.State breaking(String part, Fault fault) {
        return armed(new Armed(part, fault, new AtomicInteger(Integer.MAX_VALUE)));
    }

    /** Breaks the next request whose path holds this text. */
    public RecordingProxy.State breakingOnce(String part, Fault fault) {
        return armed(new Armed(part, fault, new AtomicInteger(1)));
    }

    private RecordingProxy.State armed(Armed fault) {
        faults.add(fault);
        return () -> faults.remove(fault);
    }

    /** Refuses connections, as a host does where nothing listens. */
    public RecordingProxy.State refusing() {
        close(socket);
        return this::listen;
    }

    /** How many requests like {@code GET /v2/…} there were, in whatever way they were answered. */
    public long asked(String request) {
        return requests.getOrDefault(request, 0L);
    }

    private void listen() {
        try {
            ServerSocket listening = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
            socket = listening;
            threads.execute(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket connection = listening.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                close(listening);
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            FaultyExchange exchange = FaultyExchange.read(connection, target);
            if (exchange == null) {
                return;
            }
            requests.merge(exchange.method() + " " + exchange.path(), 1L, Long::sum);
            fault(exchange.path()).answer(exchange);
        } catch (IOException e) {
            // The server has closed the connection: it has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault fault(String path) {
        return faults.stream()
                .filter(fault -> fault.takes(path))
                .findFirst()
                .map(Armed::fault)
                .orElse(FaultyExchange::pass);
    }

    private static void close(@Nullable ServerSocket listening) {
        try {
            if (listening != null) {
                listening.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
