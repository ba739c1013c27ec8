package org.dockermirror.it.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import org.dockermirror.it.bed.FaultyExchange;
import org.dockermirror.it.bed.FaultyExchange.Answer;
import org.dockermirror.it.bed.FaultyProxy.Fault;

/** The ways in which an upstream registry, or what is between, goes wrong. */
final class Faults {
    private static final byte[] PAGE = "<html><title>Sign in to the guest network</title></html>".getBytes(UTF_8);

    private Faults() {}

    /** Ends the connection with a reset after the first bytes of the body. */
    static Fault resetAfter(int bytes) {
        return exchange -> {
            begin(exchange, bytes);
            exchange.reset();
        };
    }

    /** Ends the connection as if the body were over. */
    static Fault cutAfter(int bytes) {
        return exchange -> begin(exchange, bytes);
    }

    /** Says nothing more after the first bytes. */
    static Fault stallAfter(int bytes) {
        return exchange -> {
            begin(exchange, bytes);
            exchange.stall();
        };
    }

    /** Says nothing at all. */
    static Fault silence() {
        return FaultyExchange::stall;
    }

    /** Ends the connection without an answer. */
    static Fault resetAtOnce() {
        return FaultyExchange::reset;
    }

    /** Sends the body in a number of parts, with pauses between them. */
    static Fault slow(int parts, int milliseconds) {
        return exchange -> {
            Answer answer = exchange.upstream();
            exchange.head(answer.status(), answer.headers());
            int part = answer.body().length / parts + 1;
            for (int from = 0; from < answer.body().length; from += part) {
                exchange.body(answer.body(), from, part);
                Thread.sleep(milliseconds);
            }
        };
    }

    /** Changes the last byte, a brace or a line's end where it is JSON. */
    static Fault wrongDigest() {
        return exchange -> {
            Answer answer = exchange.upstream();
            byte[] other = answer.body().clone();
            if (other.length > 0) {
                other[other.length - 1] = ' ';
            }
            exchange.send(new Answer(answer.status(), answer.headers(), other));
        };
    }

    /** Declares another length than the body has. */
    static Fault wrongLength(int more) {
        return exchange -> {
            Answer answer = exchange.upstream();
            int length = answer.body().length + more;
            exchange.send(new Answer(
                    answer.status(), with(answer, "content-length", Integer.toString(length)), answer.body()));
        };
    }

    /** What a captive portal answers, whatever is asked. */
    static Fault page() {
        return exchange -> exchange.send(new Answer(
                200, Map.of("content-type", "text/html", "content-length", Integer.toString(PAGE.length)), PAGE));
    }

    /** Never comes to the end of its answer. */
    static Fault endless(int status) {
        byte[] more = ("10000\r\n" + " ".repeat(1 << 16) + "\r\n").getBytes(UTF_8);
        return exchange -> {
            exchange.head(status, Map.of("content-type", "application/json", "transfer-encoding", "chunked"));
            while (true) {
                exchange.body(more, more.length);
                // As fast as a slow line, so that who reads on for ever is found out and the disk is not full before.
                Thread.sleep(5);
            }
        };
    }

    static Fault status(int status, Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put("content-length", Integer.toString(PAGE.length));
        return exchange -> exchange.send(new Answer(status, all, PAGE));
    }

    /** Gives tokens, and takes none. */
    static Fault challenge(String registry) {
        byte[] token = "{\"token\":\"none-is-good-enough\"}".getBytes(UTF_8);
        return exchange -> exchange.send(
                exchange.path().contains("/token?")
                        ? new Answer(200, Map.of("content-length", Integer.toString(token.length)), token)
                        : new Answer(
                                401,
                                Map.of(
                                        "content-length",
                                        "0",
                                        "www-authenticate",
                                        "Bearer realm=\"" + registry + exchange.path() + "/token\",service=\"it\""),
                                new byte[0]));
    }

    /** Leads from one address to another and back. */
    static Fault redirectLoop(String registry) {
        return exchange -> exchange.send(new Answer(
                307,
                Map.of(
                        "content-length",
                        "0",
                        "location",
                        registry + exchange.path() + (exchange.path().contains("?") ? "" : "?again")),
                new byte[0]));
    }

    private static void begin(FaultyExchange exchange, int bytes) throws java.io.IOException, InterruptedException {
        Answer answer = exchange.upstream();
        exchange.head(answer.status(), answer.headers());
        // A part of what there is, also where that is less.
        exchange.body(answer.body(), Math.min(bytes, answer.body().length / 2));
    }

    private static Map<String, String> with(Answer answer, String name, String value) {
        Map<String, String> headers = new TreeMap<>(answer.headers());
        headers.put(name, value);
        return headers;
    }
}
