package org.dockermirror.it.entrance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.StandardCharsets;

/**
 * One request to be sent, its target byte by byte as a client could send it: each character is one byte.
 *
 * @param number its place in the run, which is part of its tag or digest so that it is known again upstream
 */
record Line(long number, int port, String method, String target, String headers) {

    byte[] bytes(String token) {
        String length = method.equals("GET") || method.equals("HEAD") ? "" : "Content-Length: 0\r\n";
        return (method + " " + target + " HTTP/1.1\r\n" + headers + length + "Authorization: Bearer " + token
                        + "\r\n\r\n")
                .getBytes(ISO_8859_1);
    }

    /** The bytes of a text in the encoding of the web, each as one character. */
    static String raw(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), ISO_8859_1);
    }

    @Override
    public String toString() {
        return "#" + number + " to port " + port + ": " + shown(method + " " + target) + " | " + shown(headers);
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars()
                .forEach(
                        c -> shown.append(c < ' ' || c > '~' ? String.format("\\x%02x", c) : String.valueOf((char) c)));
        return shown.toString();
    }
}
