package org.dockermirror.it.bed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request to a {@link FaultyProxy}, and the bare connection that it is answered on. */
public final class FaultyExchange {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect");

    /** What an upstream says: headers by their names in lower case, the length that it declares among them. */
    public static final class Answer {
        private final int status;
        private final Map<String, String> headers;
        private final byte[] body;

        public Answer(int status, Map<String, String> headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        public int status() {
            return status;
        }

        public Map<String, String> headers() {
            return headers;
        }

        public byte[] body() {
            return body;
        }
    }

    private final Socket connection;
    private final OutputStream out;
    private final String target;
    private final String method;
    private final String path;
    private final Map<String, String> headers;

    private FaultyExchange(Socket connection, String target, String method, String path, Map<String, String> headers)
            throws IOException {
        this.connection = connection;
        this.out = connection.getOutputStream();
        this.target = target;
        this.method = method;
        this.path = path;
        this.headers = headers;
    }

    /** Null if the connection was closed without a request. */
    static @Nullable FaultyExchange read(Socket connection, String target) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        String request = in.readLine();
        if (request == null) {
            return null;
        }
        String[] parts = request.split(" ", 3);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            // Of several Accept headers one list is made, as HTTP has it.
            headers.merge(
                    line.substring(0, line.indexOf(':')),
                    line.substring(line.indexOf(':') + 1).trim(),
                    (first, second) -> first + ", " + second);
        }
        return new FaultyExchange(connection, target, parts[0], parts[1], headers);
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    /** Asks the upstream. */
    public Answer upstream() throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target + path)).method(method, BodyPublishers.noBody());
        headers.forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        });
        HttpResponse<byte[]> response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        Map<String, String> passed = new TreeMap<>();
        response.headers().map().forEach((name, values) -> passed.put(name, values.get(0)));
        passed.keySet().removeAll(Set.of("connection", "transfer-encoding"));
        if (method.equals("GET")) {
            passed.put("content-length", Integer.toString(response.body().length));
        }
        return new Answer(response.statusCode(), passed, response.body());
    }

    /** Answers as the upstream does. */
    public void pass() throws IOException, InterruptedException {
        send(upstream());
    }

    public void send(Answer answer) throws IOException {
        head(answer.status(), answer.headers());
        body(answer.body(), answer.body().length);
    }

    /** Sends status and headers, true or not. */
    public void head(int status, Map<String, String> sent) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\nConnection: close\r\n");
        sent.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
        out.flush();
    }

    /** Sends the first bytes of a body; none for HEAD. */
    public void body(byte[] bytes, int length) throws IOException {
        body(bytes, 0, length);
    }

    /** Sends a part of a body; none for HEAD. */
    public void body(byte[] bytes, int from, int length) throws IOException {
        if (!method.equals("HEAD")) {
            out.write(bytes, from, Math.min(length, bytes.length - from));
            out.flush();
        }
    }

    /** Waits until the other side closes the connection. */
    public void stall() throws IOException {
        int next = connection.getInputStream().read();
        assert next < 0;
    }

    /** Ends the connection with a reset instead of an end. */
    public void reset() throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }
}
