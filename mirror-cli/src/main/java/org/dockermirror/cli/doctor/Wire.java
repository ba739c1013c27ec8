package org.dockermirror.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** Sends single requests, follows no redirect, and reads no more than is wanted. */
final class Wire {

    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final int PAGE = 1 << 16;

    private final HttpClient client;
    private final Duration patience;

    /** @param patience how long to wait for an answer */
    Wire(SSLContext tls, Duration patience) {
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.patience = patience;
    }

    Reply get(URI uri, Map<String, String> headers) throws IOException, InterruptedException {
        return send("GET", uri, headers, PAGE);
    }

    Reply send(String method, URI uri, Map<String, String> headers, int most) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(patience).method(method, BodyPublishers.noBody());
        headers.forEach(request::header);
        long begun = System.nanoTime();
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        try (InputStream body = response.body()) {
            return new Reply(
                    method + " " + shown(uri),
                    uri,
                    response.statusCode(),
                    response.headers(),
                    body.readNBytes(most),
                    millis);
        }
    }

    /** Without a query: a signed one is nobody else's business. */
    private static String shown(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
