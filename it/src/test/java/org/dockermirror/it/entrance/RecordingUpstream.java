package org.dockermirror.it.entrance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dockermirror.it.bed.MediaTypes;

/**
 * An upstream that writes down the first line of every request, byte by byte as it came, and answers quickly: with one
 * and the same manifest for the tag {@value #READY}, and that it has nothing else.
 */
final class RecordingUpstream {
    static final int PORT = 5020;
    static final String URL = "http://127.0.0.1:" + PORT;
    static final String READY = "ready";
    private static final String MANIFEST = """
            {"schemaVersion":2,"mediaType":"%s","layers":[],
             "config":{"mediaType":"application/vnd.oci.image.config.v1+json","size":2,
              "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}}
            """.formatted(MediaTypes.OCI.manifest);

    private static final Queue<String> LINES = new ConcurrentLinkedQueue<>();

    private RecordingUpstream() {}

    static void start() {
        try {
            ServerSocket server = new ServerSocket(PORT, 100, InetAddress.getLoopbackAddress());
            daemon(() -> accept(server));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every request line since the last {@link #forget}: {@code GET /v2/… HTTP/1.1}. */
    static Queue<String> lines() {
        return LINES;
    }

    static void forget() {
        LINES.clear();
    }

    private static void accept(ServerSocket server) {
        while (true) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                LINES.add(line);
                while (!line(in).isEmpty()) {
                    // Headers, which say nothing that a test asks for.
                }
                answer(line, socket.getOutputStream());
            }
        } catch (IOException e) {
            // The server closed a connection that it kept for later.
        }
    }

    private static void answer(String line, OutputStream out) throws IOException {
        boolean found = line.contains("/manifests/" + READY + " ");
        String body = line.startsWith("HEAD") || !found ? "" : MANIFEST;
        int length = found ? MANIFEST.length() : 0;
        out.write((found ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 404 Not Found\r\n").getBytes(ISO_8859_1));
        out.write(("Content-Type: " + MediaTypes.OCI.manifest + "\r\nContent-Length: " + length + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1));
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "recording upstream");
        thread.setDaemon(true);
        thread.start();
    }
}
