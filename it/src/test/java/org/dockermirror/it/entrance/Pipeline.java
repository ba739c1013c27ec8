package org.dockermirror.it.entrance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Sends many requests over one connection without waiting for the answers, which come in the same order; where the server
 * closes after one of them, the rest goes over a new connection. Nothing of a request is corrected on the way.
 */
final class Pipeline {
    private static final int WINDOW = 32;
    private static final int PATIENCE = 60_000;

    /** What was answered, without its body; status 0 where the server closed without an answer. */
    record Answer(int status, boolean closing) {
        static final Answer NONE = new Answer(0, true);
    }

    private final int port;
    private final String token;
    private final BiConsumer<Line, Answer> answers;

    Pipeline(int port, String token, BiConsumer<Line, Answer> answers) {
        this.port = port;
        this.token = token;
        this.answers = answers;
    }

    /** Sends them all, and hands over each with its answer. */
    void send(List<Line> lines) throws IOException {
        Deque<Line> waiting = new ArrayDeque<>(lines);
        while (!waiting.isEmpty()) {
            overOneConnection(waiting);
        }
    }

    private void overOneConnection(Deque<Line> waiting) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            boolean open = true;
            while (open && !waiting.isEmpty()) {
                List<Line> window = waiting.stream().limit(WINDOW).toList();
                write(socket, window);
                for (int i = 0; i < window.size() && open; i++) {
                    Line line = window.get(i);
                    Answer answer = read(in, line.method().equals("HEAD"));
                    open = !answer.closing();
                    // Cut off: what was sent after a request that closes is not looked at, and is sent again.
                    if (answer.status() != 0 || i == 0) {
                        waiting.remove();
                        answers.accept(line, answer);
                    }
                }
            }
        }
    }

    private void write(Socket socket, List<Line> window) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Line line : window) {
            bytes.writeBytes(line.bytes(token));
        }
        try {
            socket.getOutputStream().write(bytes.toByteArray());
        } catch (SocketException e) {
            // The server closed while this was on its way; what it answered before is still there to be read.
        }
    }

    private static Answer read(InputStream in, boolean head) throws IOException {
        try {
            String first = line(in);
            int status = Integer.parseInt(first.split(" ", 3)[1]);
            long length = -1;
            boolean chunked = false;
            boolean closing = false;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(15).trim());
                }
                chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
                closing |= lower.startsWith("connection:") && lower.contains("close");
            }
            if (!head && chunked) {
                for (int size = chunk(in); size > 0; size = chunk(in)) {
                    in.skipNBytes(size + 2L);
                }
                line(in);
            } else if (!head && length > 0) {
                in.skipNBytes(length);
            }
            return new Answer(status, closing);
        } catch (EOFException | SocketException e) {
            return Answer.NONE;
        }
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).trim(), 16);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }
}
