package org.dockermirror.cli.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * The file with the random first password. Nexus deletes it when the password is changed, but writes another one, which
 * opens nothing, at its next start; so only a login tells whether the file still counts.
 */
record AdminPassword(Path file, URI server) {

    private static final Duration TIME_OUT = Duration.ofSeconds(20);
    private static final int UNAUTHORIZED = 401;

    boolean isInForce() throws InterruptedException {
        if (!Files.isReadable(file)) {
            return false;
        }
        try {
            byte[] login = ("admin:" + Files.readString(file).strip()).getBytes(StandardCharsets.UTF_8);
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/service/rest/v1/security/users?userId=admin"))
                    .timeout(TIME_OUT)
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
                    .build();
            HttpClient client = HttpClient.newBuilder()
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(TIME_OUT)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() != UNAUTHORIZED;
        } catch (IOException e) {
            // No word against it.
            return true;
        }
    }
}
