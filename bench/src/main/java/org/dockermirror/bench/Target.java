package org.dockermirror.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.dockermirror.it.bed.Http;
import org.dockermirror.it.bed.NexusServer;

/**
 * What is measured: a registry that answers below an address, and the program behind it.
 *
 * @param host the address without a path
 * @param below the path that its registry's own begin after
 * @param wantsToken whether its clients come with a token
 */
record Target(String name, String host, String below, boolean wantsToken, Program program) {

    /** The manifests that the clients take. */
    static final String ACCEPT =
            "application/vnd.docker.distribution.manifest.v2+json, " + "application/vnd.oci.image.manifest.v1+json";

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");

    /** A repository of the server. */
    static Target repository(String name) {
        return new Target(name, NexusServer.URL, "/repository/" + name, true, Program.running("karaf.data"));
    }

    /** The headers of an anonymous client, which has been given its token where one is wanted. */
    Map<String, String> headers() {
        return wantsToken ? Map.of("Accept", ACCEPT, "Authorization", "Bearer " + token()) : Map.of("Accept", ACCEPT);
    }

    private String token() {
        String token = Http.get(host + below + "/v2/token?service=bench")
                .expect(200)
                .json()
                .get("token")
                .asText();
        if (!TOKEN.matcher(token).matches()) {
            throw new IllegalStateException("a token that would break the script");
        }
        return token;
    }

    Http.Reply ask(String method, String path) {
        return Http.send(method, host + below + path, headers(), new byte[0]);
    }

    /** A request for this path that has not been sent, its token fetched already. */
    HttpRequest request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(host + below + path)).timeout(Duration.ofMinutes(2));
        headers().forEach(request::header);
        return request.build();
    }
}
