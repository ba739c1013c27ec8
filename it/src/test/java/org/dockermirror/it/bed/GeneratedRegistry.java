package org.dockermirror.it.bed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A registry of one layer, as large as a test wants it, whose bytes are made while they are sent. */
public final class GeneratedRegistry implements AutoCloseable {
    private static final int BLOCK = 1 << 20;
    private static final String NAME = "large/layer";

    private final byte[] random = new byte[BLOCK];
    private final int blocks;
    private volatile int pause;
    private final String digest;
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private GeneratedRegistry(int megabytes, int pause) {
        new Random(megabytes).nextBytes(random);
        this.blocks = megabytes;
        this.pause = pause;
        this.digest = digest();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(Daemons.FACTORY));
        server.createContext("/", this::answer);
        server.start();
    }

    /** @param pause milliseconds between one megabyte and the next */
    public static GeneratedRegistry start(int megabytes, int pause) {
        return new GeneratedRegistry(megabytes, pause);
    }

    /** From now on without pauses. */
    public void hurry() {
        pause = 0;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String layerPath() {
        return "/v2/" + NAME + "/blobs/" + digest;
    }

    /** In bytes. */
    public long size() {
        return (long) blocks * BLOCK;
    }

    /** How often the layer was asked for. */
    public int asked() {
        return asked.get();
    }

    /** How many of these answers are over, whole or broken off. */
    public int ended() {
        return ended.get();
    }

    /** Whether these are the bytes of the layer from a position onwards. */
    public boolean has(long position, byte[] bytes, int length) {
        int compared = 0;
        while (compared < length) {
            long at = position + compared;
            byte[] block = block((int) (at / BLOCK));
            int from = (int) (at % BLOCK);
            int part = Math.min(BLOCK - from, length - compared);
            if (!Arrays.equals(block, from, from + part, bytes, compared, compared + part)) {
                return false;
            }
            compared += part;
        }
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Like no other block of the layer. */
    private byte[] block(int number) {
        byte[] block = random.clone();
        ByteBuffer.wrap(block).putInt(number);
        return block;
    }

    private String digest() {
        try {
            MessageDigest sum = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < blocks; i++) {
                sum.update(block(i));
            }
            return "sha256:" + HexFormat.of().formatHex(sum.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(layerPath())) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, size());
            send(exchange.getResponseBody());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(OutputStream out) throws IOException, InterruptedException {
        try {
            for (int i = 0; i < blocks; i++) {
                out.write(block(i));
                Thread.sleep(pause);
            }
        } finally {
            ended.incrementAndGet();
        }
    }
}
