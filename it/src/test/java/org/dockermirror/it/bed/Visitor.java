package org.dockermirror.it.bed;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An anonymous client of the registry protocol that shows every answer as it came. */
public final class Visitor {
    private static final Pattern CHALLENGE =
            Pattern.compile("Bearer realm=\"([^\"]+)\"(?:,\\s*service=\"([^\"]*)\")?.*");
    private final String url;
    private final String accept;

    private Visitor(String url) {
        this(url, MediaTypes.accepted());
    }

    private Visitor(String url, String accept) {
        this.url = url;
        this.accept = accept;
    }

    public static Visitor at(Entrance entrance) {
        return new Visitor(entrance.url);
    }

    /** A visitor of what answers at an address, without {@code /v2/} and without a slash at its end. */
    public static Visitor at(String url) {
        return new Visitor(url);
    }

    /** A visitor of any repository, by path. */
    public static Visitor of(String repository) {
        return new Visitor(NexusServer.URL + "/repository/" + repository);
    }

    /** A visitor of the mirror of a server that has TLS alone, by path. */
    public static Visitor overTls() {
        return new Visitor(NexusServer.TLS_URL + "/repository/docker");
    }

    /** The same visitor, accepting this media type only. */
    public Visitor accepting(String type) {
        return new Visitor(url, type);
    }

    /** Waits until an anonymous pull of the image works: the set-up goes on for a moment after the server answers. */
    public static void awaitPull(Entrance entrance, String image) {
        Await.until(
                Duration.ofMinutes(2),
                "an anonymous pull of " + image + " at " + entrance.url,
                () -> Http.answers(entrance.url) && at(entrance).manifest(image).status() == 200);
    }

    /** Asks once, without a token, and follows nothing. */
    public Http.Reply plainly(String method, String path) {
        return Http.send(method, url + path, headers(), new byte[0]);
    }

    /** A request with the token that an anonymous client has, not sent yet. */
    public HttpRequest.Builder request(String path) {
        Http.Reply challenged = plainly("GET", "/v2/");
        Http.Reply tokens = tokens(challenged, path);
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofMinutes(2))
                .header("Accept", accept)
                .header(
                        "Authorization",
                        "Bearer " + tokens.expect(200).json().get("token").asText());
    }

    /** Asks as clients do: when a token is wanted, fetches one and asks again; without one the refusal is the answer. */
    public Http.Reply ask(String method, String path) {
        Http.Reply first = plainly(method, path);
        if (first.status() != 401) {
            return first;
        }
        Http.Reply tokens = tokens(first, path);
        if (tokens.status() != 200) {
            return tokens;
        }
        Map<String, String> headers = new HashMap<>(headers());
        headers.put("Authorization", "Bearer " + tokens.json().get("token").asText());
        return Http.send(method, url + path, headers, new byte[0]);
    }

    public Http.Reply get(String path) {
        return ask("GET", path);
    }

    public Http.Reply manifest(String image) {
        return get(manifestPath(image));
    }

    /** Whether the answer is a success with all of its body; a body cut short is none. */
    public boolean getsWhole(String path) {
        try {
            return get(path).status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The path of {@code repository:tag}. */
    public static String manifestPath(String image) {
        String[] parts = image.split(":", 2);
        return "/v2/" + parts[0] + "/manifests/" + parts[1];
    }

    private static Http.Reply tokens(Http.Reply challenged, String path) {
        Matcher challenge = CHALLENGE.matcher(challenged.header("WWW-Authenticate"));
        if (!challenge.matches()) {
            throw new AssertionError("no bearer challenge: " + challenged.header("WWW-Authenticate"));
        }
        String name = path.replaceFirst("^/v2/", "").replaceFirst("/(manifests|blobs|tags|referrers)/.*", "");
        return Http.get(challenge.group(1) + "?service=" + challenge.group(2).replace(" ", "%20") + "&scope=repository:"
                + name + ":pull");
    }

    private Map<String, String> headers() {
        return Map.of("Accept", accept);
    }
}
