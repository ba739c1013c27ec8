package org.dockermirror.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** One answer. */
final class Reply {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 200;

    private final String asked;
    private final URI uri;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final long millis;

    /**
     * An answer.
     *
     * @param asked method and address
     * @param body its beginning, as much as was wanted
     * @param millis how long it took until the headers were there
     */
    Reply(String asked, URI uri, int status, HttpHeaders headers, byte[] body, long millis) {
        this.asked = asked;
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.millis = millis;
    }

    URI uri() {
        return uri;
    }

    int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    long millis() {
        return millis;
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The server's clock, if it says what that shows. */
    Optional<Instant> date() {
        try {
            return Optional.of(ZonedDateTime.parse(header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    boolean isHtml() {
        return header("Content-Type").startsWith("text/html");
    }

    boolean isRegistry() {
        return !header("Docker-Distribution-Api-Version").isEmpty();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? JSON.nullNode() : node;
        } catch (IOException e) {
            return JSON.nullNode();
        }
    }

    /** The code of the first error, as registries word them; empty if there is none. */
    String code() {
        return text(json().at("/errors/0/code"));
    }

    /** The first error's message; empty if there is none. */
    String message() {
        return text(json().at("/errors/0/message"));
    }

    /** A node's text; empty if it has none. */
    static String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : "";
    }

    /** For a person: what was asked, the status, and the registry's words. */
    String shown() {
        String words = message().isEmpty() ? isHtml() ? "with a page for browsers" : "" : "\"" + message() + "\"";
        String text = asked + " answers " + status + (words.isEmpty() ? "" : " " + words);
        // Control characters of a stranger's server are not for a terminal.
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        int end = asked.length() + SHOWN;
        return plain.length() <= end ? plain : plain.substring(0, end) + "…";
    }
}
