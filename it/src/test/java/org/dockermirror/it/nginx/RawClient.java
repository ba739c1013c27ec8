package org.dockermirror.it.nginx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NginxSite;
import org.jspecify.annotations.Nullable;

/** A client of one HTTPS port that sends request lines as they are, over one connection while the server keeps it. */
final class RawClient implements AutoCloseable {

    /** An answer, its header names in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private final int port;
    private @Nullable Socket socket;

    RawClient(int port) {
        this.port = port;
    }

    Answer send(String method, String target) throws IOException {
        if (socket == null) {
            socket = Http.tls().getSocketFactory().createSocket(NginxSite.HOST, port);
            socket.setSoTimeout(30_000);
        }
        socket.getOutputStream()
                .write((method + " " + target + " HTTP/1.1\r\nHost: " + NginxSite.HOST + "\r\n"
                                + "X-Forwarded-Host: evil.example\r\nX-Forwarded-Port: 1\r\nForwarded: host=evil\r\n"
                                + "X-Forwarded-Proto: http\r\nX-Forwarded-For: 192.0.2.1\r\nX-Real-IP: 192.0.2.2\r\n"
                                + "X-Forwarded-Prefix: /evil\r\nX-Forwarded-Server: evil\r\nCookie: evil=1\r\n"
                                + (method.equals("POST") ? "Content-Length: 0\r\n\r\n" : "\r\n"))
                        .getBytes(ISO_8859_1));
        Answer answer = read(new BufferedInputStream(socket.getInputStream()), method.equals("HEAD"));
        if (answer.header("connection").equals("close")) {
            close();
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private static Answer read(InputStream in, boolean head) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.split(": ", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        int length = head ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Answer(status, headers, new String(in.readNBytes(length), ISO_8859_1));
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
